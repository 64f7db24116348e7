package dev.paved.template.nunjucks;

/**
 * A piece of a template.
 *
 * @param line where it begins, from 1
 */
record Token(Type type, String text, int line) {

    enum Type {
        DATA,
        COMMENT,
        BLOCK_START,
        BLOCK_END,
        VARIABLE_START,
        VARIABLE_END,
        WHITESPACE,
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        NONE,
        REGEX,
        SYMBOL,
        /** An operator, a bracket, a comma, a colon, a pipe or a tilde. */
        OPERATOR
    }

    boolean is(String operator) {
        return type == Type.OPERATOR && text.equals(operator);
    }

    boolean names(String word) {
        return type == Type.SYMBOL && text.equals(word);
    }
}
