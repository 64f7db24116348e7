package dev.paved.template.nunjucks;

import dev.paved.template.nunjucks.Node.Expression;
import dev.paved.template.nunjucks.Node.Statement;
import dev.paved.template.nunjucks.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a whole template. */
final class Parser {

    private static final int DEEPEST = 40;
    private static final Set<String> REFUSED = Set.of(
            "include", "extends", "import", "from", "block", "macro", "call", "asyncEach", "asyncAll", "ifAsync");
    private static final Pattern LEADING = Pattern.compile("^[\\s\\u00A0\\uFEFF]*");
    private static final Pattern TRAILING = Pattern.compile("[\\s\\u00A0\\uFEFF]*$");

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private boolean dropsBlanks;
    private int depth;

    Parser(String text, Whitespace whitespace) {
        this.tokens = new Tokens(new Lexer(text, whitespace));
        this.expressions = new ExpressionParser(tokens);
    }

    List<Statement> all() throws ScriptException {
        return until(Set.of());
    }

    /** All up to a block whose name is in {@code ends}, which is next then; up to the end of the text where there are none. */
    private List<Statement> until(Set<String> ends) throws ScriptException {
        List<Statement> statements = new ArrayList<>();
        for (Token token = tokens.next(); token != null; token = tokens.next()) {
            switch (token.type()) {
                case DATA -> statements.add(data(token));
                case COMMENT -> dropsBlanks = token.text().endsWith("-" + Lexer.COMMENT_END);
                case VARIABLE_START -> statements.add(output(token));
                case BLOCK_START -> {
                    dropsBlanks = false;
                    Token name = tokens.need("the name of a block");
                    if (ends.contains(name.text())) {
                        tokens.push(name);
                        return statements;
                    }
                    statements.add(block(name));
                }
                default -> throw new ScriptException(token.line(), "has '" + token.text() + "' in an unexpected place");
            }
        }
        if (ends.isEmpty()) {
            return statements;
        }
        throw new ScriptException(
                tokens.line(),
                "ends without {% "
                        + ends.stream()
                                .sorted()
                                .reduce((a, b) -> a + " %} or {% " + b)
                                .orElse("") + " %}");
    }

    private Statement data(Token token) throws ScriptException {
        String text = token.text();
        if (dropsBlanks) {
            text = LEADING.matcher(text).replaceFirst("");
            dropsBlanks = false;
        }
        Token next = tokens.peek();
        boolean trims = next != null
                && switch (next.type()) {
                    case BLOCK_START, VARIABLE_START -> next.text().endsWith("-");
                    case COMMENT -> next.text().startsWith(Lexer.COMMENT_START + "-");
                    default -> false;
                };
        return new Node.Data(trims ? TRAILING.matcher(text).replaceFirst("") : text, token.line());
    }

    private Statement output(Token start) throws ScriptException {
        Expression value = expressions.expression();
        Token end = tokens.need("'}}'");
        if (end.type() != Type.VARIABLE_END) {
            throw new ScriptException(
                    end.line(),
                    "has '" + end.text() + "' where '}}' must be. What is meant for another program belongs into"
                            + " {% raw %} … {% endraw %}, or its file into copyWithoutTemplating");
        }
        dropsBlanks = end.text().startsWith("-");
        return new Node.Output(value, start.line());
    }

    private Statement block(Token name) throws ScriptException {
        if (++depth > DEEPEST) {
            throw new ScriptException(name.line(), "has more than " + DEEPEST + " blocks in each other");
        }
        try {
            return switch (name.text()) {
                case "if" -> conditional(name.line());
                case "for" -> loop(name.line());
                case "set" -> assignment(name.line());
                case "switch" -> choice(name.line());
                case "filter" -> filtered(name.line());
                case "raw", "verbatim" -> raw(name);
                default -> throw unknown(name);
            };
        } finally {
            depth--;
        }
    }

    private static ScriptException unknown(Token name) {
        String block = "{% " + name.text() + " %}";
        return new ScriptException(
                name.line(),
                REFUSED.contains(name.text())
                        ? "has the block " + block
                                + ", which is not supported; there are if, for, set, switch, filter and raw"
                        : "has the block " + block
                                + ", which is unknown here; there are if, for, set, switch, filter and raw");
    }

    private Statement raw(Token name) throws ScriptException {
        endBlock();
        boolean drops = dropsBlanks;
        String text = tokens.lexer().raw(name.text());
        dropsBlanks = drops;
        return new Node.Data(text, name.line());
    }

    private Statement conditional(int line) throws ScriptException {
        Expression condition = expressions.expression();
        endBlock();
        List<Statement> then = until(Set.of("elif", "elseif", "else", "endif"));
        Token end = tokens.need("{% endif %}");
        List<Statement> otherwise = List.of();
        if (end.text().startsWith("eli") || end.text().equals("elseif")) {
            otherwise = List.of(nested(end));
        } else {
            endBlock();
            if (end.text().equals("else")) {
                otherwise = until(Set.of("endif"));
                tokens.need("endif");
                endBlock();
            }
        }
        return new Node.If(condition, then, otherwise, line);
    }

    private Statement nested(Token name) throws ScriptException {
        if (++depth > DEEPEST * 4) {
            throw new ScriptException(name.line(), "has too many {% elif %}");
        }
        try {
            return conditional(name.line());
        } finally {
            depth--;
        }
    }

    private Statement loop(int line) throws ScriptException {
        List<String> names = new ArrayList<>();
        do {
            names.add(variable("a loop"));
        } while (tokens.takes(","));
        if (!tokens.takesWord("in")) {
            throw new ScriptException(line, "has a loop without 'in'; write {% for item in values.items %}");
        }
        Expression over = expressions.expression();
        endBlock();
        List<Statement> body = until(Set.of("endfor", "else"));
        List<Statement> otherwise = List.of();
        if (tokens.takesWord("else")) {
            endBlock();
            otherwise = until(Set.of("endfor"));
        }
        tokens.need("endfor");
        endBlock();
        return new Node.For(names, over, body, otherwise, line);
    }

    private Statement assignment(int line) throws ScriptException {
        List<String> names = new ArrayList<>();
        do {
            names.add(variable("{% set %}"));
        } while (tokens.takes(","));
        if (tokens.takes("=")) {
            Expression value = expressions.expression();
            endBlock();
            return new Node.Assignment(names, value, null, line);
        }
        endBlock();
        List<Statement> body = until(Set.of("endset"));
        tokens.need("endset");
        endBlock();
        return new Node.Assignment(names, null, body, line);
    }

    private String variable(String where) throws ScriptException {
        Token name = tokens.need("the name of a variable");
        if (name.type() != Type.SYMBOL) {
            throw new ScriptException(name.line(), "has no name of a variable in " + where);
        }
        return name.text();
    }

    private Statement choice(int line) throws ScriptException {
        Expression value = expressions.expression();
        endBlock();
        until(Set.of("case", "default", "endswitch"));
        List<Node.Case> cases = new ArrayList<>();
        while (tokens.takesWord("case")) {
            Expression matched = expressions.expression();
            endBlock();
            cases.add(new Node.Case(matched, until(Set.of("case", "default", "endswitch"))));
        }
        List<Statement> otherwise = List.of();
        if (tokens.takesWord("default")) {
            endBlock();
            otherwise = until(Set.of("endswitch"));
        }
        tokens.need("endswitch");
        endBlock();
        return new Node.Switch(value, cases, otherwise, line);
    }

    private Statement filtered(int line) throws ScriptException {
        Node.Filter filter = expressions.filter(
                new Node.Literal(com.fasterxml.jackson.databind.node.MissingNode.getInstance(), line));
        endBlock();
        List<Statement> body = until(Set.of("endfilter"));
        tokens.need("endfilter");
        endBlock();
        return new Node.Filtered(filter, body, line);
    }

    private void endBlock() throws ScriptException {
        Token end = tokens.need("'%}'");
        if (end.type() != Type.BLOCK_END) {
            throw new ScriptException(end.line(), "has '" + end.text() + "' where '%}' must be");
        }
        dropsBlanks = end.text().startsWith("-");
    }
}
