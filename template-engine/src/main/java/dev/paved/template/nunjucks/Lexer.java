package dev.paved.template.nunjucks;

import dev.paved.template.nunjucks.Token.Type;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a template into tokens, one at a time, as Nunjucks does with the tags {@code ${{ }}}, {@code {% %}} and {@code {# #}}. */
final class Lexer {

    static final String VARIABLE_START = "${{";
    static final String VARIABLE_END = "}}";
    static final String BLOCK_START = "{%";
    static final String BLOCK_END = "%}";
    static final String COMMENT_START = "{#";
    static final String COMMENT_END = "#}";

    private static final String BLANKS = " \n\t\r\u00A0";
    private static final String DELIMITERS = "()[]{}%*-+~/#,:|.<>=!";
    private static final Set<String> LONG_OPERATORS = Set.of("==", "===", "!=", "!==", "<=", ">=", "//", "**");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");

    private final String text;
    private final Whitespace whitespace;
    private int at;
    private int line = 1;
    private int counted;
    private boolean inCode;

    Lexer(String text, Whitespace whitespace) {
        this.text = text;
        this.whitespace = whitespace;
    }

    int line() {
        for (; counted < at; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The next one; null at the end. */
    @Nullable
    Token next() throws ScriptException {
        if (at >= text.length()) {
            return null;
        }
        return inCode ? code() : data();
    }

    private boolean sees(String expected) {
        return text.startsWith(expected, at);
    }

    private boolean takes(String expected) {
        boolean seen = sees(expected);
        if (seen) {
            at += expected.length();
        }
        return seen;
    }

    private Token code() throws ScriptException {
        int begin = line();
        char current = text.charAt(at);
        if (current == '"' || current == '\'') {
            return new Token(Type.STRING, quoted(current), begin);
        }
        if (BLANKS.indexOf(current) >= 0) {
            while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return new Token(Type.WHITESPACE, "", begin);
        }
        for (String end : new String[] {BLOCK_END, "-" + BLOCK_END}) {
            if (takes(end)) {
                inCode = false;
                if (whitespace.trimBlocks() && !takes("\r\n")) {
                    takes("\n");
                }
                return new Token(Type.BLOCK_END, end, begin);
            }
        }
        for (String end : new String[] {VARIABLE_END, "-" + VARIABLE_END}) {
            if (takes(end)) {
                inCode = false;
                return new Token(Type.VARIABLE_END, end, begin);
            }
        }
        if (sees("r/")) {
            return new Token(Type.REGEX, regex(), begin);
        }
        return DELIMITERS.indexOf(current) >= 0 ? operator(begin) : word(begin);
    }

    private String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
                content.append(
                        switch (c) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> c;
                        });
            } else {
                content.append(c);
            }
        }
        at = Math.min(at + 1, text.length());
        return content.toString();
    }

    /** The expression, a slash, and its flags. */
    private String regex() throws ScriptException {
        int begin = line();
        at += 2;
        StringBuilder body = new StringBuilder();
        for (boolean escaped = false; ; at++) {
            if (at >= text.length()) {
                throw new ScriptException(begin, "has a regular expression without its end, as in r/[a-z]+/g");
            }
            char c = text.charAt(at);
            if (c == '/' && !escaped) {
                break;
            }
            escaped = c == '\\' && !escaped;
            body.append(c);
        }
        int flags = ++at;
        while (at < text.length() && "gimy".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return body + "/" + text.substring(flags, at);
    }

    private Token operator(int begin) {
        int length = 1;
        while (length < 3
                && at + length < text.length()
                && LONG_OPERATORS.contains(text.substring(at, at + length + 1))) {
            length++;
        }
        String operator = text.substring(at, at + length);
        at += length;
        return new Token(Type.OPERATOR, operator, begin);
    }

    private Token word(int begin) throws ScriptException {
        int from = at;
        while (at < text.length() && (BLANKS + DELIMITERS).indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (INTEGER.matcher(word).matches()) {
            if (!takes(".")) {
                return new Token(Type.INTEGER, word, begin);
            }
            int digits = at;
            while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) {
                at++;
            }
            return new Token(Type.FLOAT, word + "." + text.substring(digits, at), begin);
        }
        return switch (word) {
            case "true", "false" -> new Token(Type.BOOLEAN, word, begin);
            case "none", "null" -> new Token(Type.NONE, word, begin);
            default -> new Token(Type.SYMBOL, word, begin);
        };
    }

    private @Nullable Token data() throws ScriptException {
        int begin = line();
        for (String start : new String[] {BLOCK_START + "-", BLOCK_START}) {
            if (takes(start)) {
                inCode = true;
                return new Token(Type.BLOCK_START, start, begin);
            }
        }
        for (String start : new String[] {VARIABLE_START + "-", VARIABLE_START}) {
            if (takes(start)) {
                inCode = true;
                return new Token(Type.VARIABLE_START, start, begin);
            }
        }
        if (sees(COMMENT_START)) {
            int end = text.indexOf(COMMENT_END, at + COMMENT_START.length());
            if (end < 0) {
                throw new ScriptException(begin, "has a comment '{#' without its end '#}'");
            }
            String comment = text.substring(at, end + COMMENT_END.length());
            at = end + COMMENT_END.length();
            return new Token(Type.COMMENT, comment, begin);
        }
        return plain(begin);
    }

    private @Nullable Token plain(int begin) throws ScriptException {
        int from = at;
        while (at < text.length() && !sees(BLOCK_START) && !sees(VARIABLE_START) && !sees(COMMENT_START)) {
            if (sees(COMMENT_END)) {
                throw new ScriptException(
                        line(),
                        "has '#}', the end of a comment, without its beginning '{#'; {% raw %}#}{% endraw %} is taken as it is");
            }
            at++;
        }
        int to = at;
        if (whitespace.lstripBlocks() && sees(BLOCK_START)) {
            int lineStart = text.lastIndexOf('\n', at - 1) + 1;
            if (lineStart >= from
                    && lineStart < at
                    && text.substring(lineStart, at).isBlank()) {
                to = lineStart;
            }
        }
        return to == from ? next() : new Token(Type.DATA, text.substring(from, to), begin);
    }

    /** All up to the end of the raw block that was just begun, whatever it is; blocks of the same kind nest. */
    String raw(String kind) throws ScriptException {
        int begin = line();
        Matcher tags =
                Pattern.compile("\\{%\\s*(" + kind + "|end" + kind + ")\\s*%}").matcher(text);
        int from = at;
        for (int depth = 1; tags.find(at); ) {
            at = tags.end();
            depth += tags.group(1).equals(kind) ? 1 : -1;
            if (depth == 0) {
                return text.substring(from, tags.start());
            }
        }
        throw new ScriptException(begin, "has {% " + kind + " %} without {% end" + kind + " %}");
    }
}
