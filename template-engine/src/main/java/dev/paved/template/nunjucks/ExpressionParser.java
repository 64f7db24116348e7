package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.paved.template.nunjucks.Node.Arguments;
import dev.paved.template.nunjucks.Node.Expression;
import dev.paved.template.nunjucks.Token.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads expressions with the precedence that they have in Nunjucks, which writes them as JavaScript without brackets of its own; a filter
 * binds more than any operator.
 */
final class ExpressionParser {

    private static final int DEEPEST = 60;
    private static final Set<String> EQUALITY = Set.of("==", "===", "!=", "!==");
    private static final Set<String> ORDER = Set.of("<", ">", "<=", ">=");
    private static final Set<String> SUMS = Set.of("+", "-", "~");
    private static final Set<String> POWERS = Set.of("**");
    private static final Set<String> GROUPED = Set.of("in", "**");

    private final Tokens tokens;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Expression expression() throws ScriptException {
        if (++depth > DEEPEST) {
            throw new ScriptException(tokens.line(), "has an expression with more than " + DEEPEST + " levels");
        }
        try {
            return choice();
        } finally {
            depth--;
        }
    }

    private Expression choice() throws ScriptException {
        Expression then = or();
        if (!tokens.takesWord("if")) {
            return then;
        }
        Expression condition = or();
        return new Node.Choice(condition, then, tokens.takesWord("else") ? or() : null, then.line());
    }

    private Expression or() throws ScriptException {
        Expression left = and();
        while (tokens.takesWord("or")) {
            left = new Node.Binary("or", left, and(), left.line());
        }
        return left;
    }

    private Expression and() throws ScriptException {
        Expression left = not();
        while (tokens.takesWord("and")) {
            left = new Node.Binary("and", left, not(), left.line());
        }
        return left;
    }

    private Expression not() throws ScriptException {
        int line = tokens.line();
        if (!tokens.takesWord("not")) {
            return in();
        }
        return negated(deeper(this::not), line);
    }

    /** As in Nunjucks, {@code not a == b} is {@code (not a) == b}; round brackets say otherwise. */
    private static Expression negated(Expression value, int line) {
        return value instanceof Node.Binary(String operator, Expression left, Expression right, int at)
                        && !GROUPED.contains(operator)
                ? new Node.Binary(operator, negated(left, line), right, at)
                : new Node.Unary("not", value, line);
    }

    private Expression in() throws ScriptException {
        Expression left = is();
        while (true) {
            Token not = tokens.next();
            boolean inverted = not != null && not.names("not");
            if (!inverted) {
                tokens.push(not);
            }
            if (!tokens.takesWord("in")) {
                if (inverted) {
                    tokens.push(not);
                }
                return left;
            }
            left = new Node.Binary("in", left, is(), left.line());
            left = inverted ? new Node.Unary("not", left, left.line()) : left;
        }
    }

    private Expression is() throws ScriptException {
        Expression left = comparison();
        if (!tokens.takesWord("is")) {
            return left;
        }
        boolean inverted = tokens.takesWord("not");
        Expression test = test(left, comparison());
        return inverted ? new Node.Unary("not", test, left.line()) : test;
    }

    private static Expression test(Expression input, Expression test) throws ScriptException {
        return switch (test) {
            case Node.Variable(String name, int line) -> new Node.Test(name, input, List.of(), line);
            case Node.Call(Node.Variable(String name, int at), Arguments arguments, int line) ->
                new Node.Test(name, input, arguments.places(), line);
            case Node.Literal(NullNode nothing, int line) -> new Node.Test("null", input, List.of(), line);
            default -> throw new ScriptException(test.line(), "has no name of a test behind 'is', as in 'is defined'");
        };
    }

    private Expression comparison() throws ScriptException {
        return chain(EQUALITY, () -> chain(ORDER, () -> chain(SUMS, this::product)));
    }

    /** Operands with {@code operators} between them, from the left. */
    private Expression chain(Set<String> operators, Part part) throws ScriptException {
        Expression left = part.read();
        for (Token next = tokens.next(); ; next = tokens.next()) {
            if (next == null || next.type() != Type.OPERATOR || !operators.contains(next.text())) {
                tokens.push(next);
                return left;
            }
            left = new Node.Binary(next.text(), left, part.read(), left.line());
        }
    }

    /**
     * Factors with {@code *}, {@code /} and {@code %} between them, from the left; {@code //} takes the rests on both its sides with it, of
     * which the right one's divisors divide the whole.
     */
    private Expression product() throws ScriptException {
        List<Expression> factors = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        Token next = null;
        do {
            if (next != null) {
                operators.add(next.text());
            }
            List<Expression> rest = rest();
            if (tokens.takes("//")) {
                rest = List.of(floors(rest));
            }
            for (int i = 0; i < rest.size(); i++) {
                factors.add(rest.get(i));
                operators.addAll(i == 0 ? List.of() : List.of("%"));
            }
            next = tokens.next();
        } while (next != null && (next.is("*") || next.is("/")));
        tokens.push(next);
        return folded(factors, operators);
    }

    private Expression floors(List<Expression> first) throws ScriptException {
        List<Expression> left = first;
        do {
            List<Expression> right = rest();
            List<Expression> all = new ArrayList<>(left);
            all.addAll(right);
            List<String> operators = new ArrayList<>();
            for (int i = 1; i < all.size(); i++) {
                operators.add(i == left.size() ? "/" : "%");
            }
            left = List.of(new Node.Unary(
                    "floor", folded(all, operators), all.getFirst().line()));
        } while (tokens.takes("//"));
        return left.getFirst();
    }

    private static Expression folded(List<Expression> operands, List<String> operators) {
        Expression folded = operands.getFirst();
        for (int i = 0; i < operators.size(); i++) {
            folded = new Node.Binary(operators.get(i), folded, operands.get(i + 1), folded.line());
        }
        return folded;
    }

    private List<Expression> rest() throws ScriptException {
        List<Expression> operands = new ArrayList<>();
        do {
            operands.add(chain(POWERS, () -> unary(true)));
        } while (tokens.takes("%"));
        return operands;
    }

    private Expression unary(boolean filtered) throws ScriptException {
        int line = tokens.line();
        Expression value;
        if (tokens.takes("-")) {
            value = new Node.Unary("-", deeper(() -> unary(false)), line);
        } else if (tokens.takes("+")) {
            value = new Node.Unary("+", deeper(() -> unary(false)), line);
        } else {
            value = primary();
        }
        return filtered ? filtered(value) : value;
    }

    private Expression filtered(Expression input) throws ScriptException {
        Expression value = input;
        while (tokens.takes("|")) {
            value = filter(value);
        }
        return value;
    }

    /** The filter whose name is next, on {@code input}. */
    Node.Filter filter(Expression input) throws ScriptException {
        Token name = tokens.need("the name of a filter");
        if (name.type() != Type.SYMBOL) {
            throw new ScriptException(name.line(), "has no name of a filter behind '|', as in '| dump'");
        }
        Arguments arguments = tokens.takes("(") ? arguments() : new Arguments(List.of(), Map.of());
        return new Node.Filter(name.text(), input, arguments, name.line());
    }

    /** A value that is written in one piece, with what is looked up in it. */
    Expression primary() throws ScriptException {
        Token token = tokens.need("a value");
        return postfix(
                switch (token.type()) {
                    case STRING -> new Node.Literal(TextNode.valueOf(token.text()), token.line());
                    case INTEGER, FLOAT -> new Node.Literal(Js.number(Double.parseDouble(token.text())), token.line());
                    case BOOLEAN ->
                        new Node.Literal(BooleanNode.valueOf(token.text().equals("true")), token.line());
                    case NONE -> new Node.Literal(NullNode.getInstance(), token.line());
                    case REGEX ->
                        new Node.Literal(
                                JsonNodeFactory.instance.pojoNode(RegExp.parse(token.text(), token.line())),
                                token.line());
                    case SYMBOL -> new Node.Variable(token.text(), token.line());
                    default -> aggregate(token);
                });
    }

    private Expression aggregate(Token open) throws ScriptException {
        if (open.is("(")) {
            List<Expression> items = items(")");
            if (items.isEmpty()) {
                throw new ScriptException(open.line(), "has '()' without a value in it");
            }
            // As in JavaScript, the last of several is the value.
            return new Node.Group(items.getLast(), open.line());
        }
        if (open.is("[")) {
            return new Node.ListOf(items("]"), open.line());
        }
        if (open.is("{")) {
            return new Node.MappingOf(entries(), open.line());
        }
        String found = open.text().isEmpty() ? "nothing" : "'" + open.text() + "'";
        throw new ScriptException(open.line(), "has " + found + " where a value must be");
    }

    private List<Expression> items(String close) throws ScriptException {
        List<Expression> items = new ArrayList<>();
        while (!tokens.takes(close)) {
            if (!items.isEmpty()) {
                need(",");
            }
            items.add(expression());
        }
        return items;
    }

    private List<Map.Entry<Expression, Expression>> entries() throws ScriptException {
        List<Map.Entry<Expression, Expression>> entries = new ArrayList<>();
        while (!tokens.takes("}")) {
            if (!entries.isEmpty()) {
                need(",");
            }
            Expression key = primary();
            need(":");
            entries.add(Map.entry(key, expression()));
        }
        return entries;
    }

    private Expression postfix(Expression value) throws ScriptException {
        Expression whole = value;
        while (true) {
            int line = tokens.line();
            if (tokens.takes("(")) {
                whole = new Node.Call(whole, arguments(), line);
            } else if (tokens.takes("[")) {
                List<Expression> index = items("]");
                if (index.size() != 1) {
                    throw new ScriptException(line, "has no single value between '[' and ']'");
                }
                whole = new Node.Lookup(whole, index.getFirst(), line);
            } else if (tokens.takes(".")) {
                Token name = tokens.need("a name");
                if (name.type() != Type.SYMBOL) {
                    throw new ScriptException(
                            name.line(),
                            "has '" + name.text() + "' behind '.', where a name must be; write ['" + name.text()
                                    + "'] or [" + name.text() + "]");
                }
                whole = new Node.Lookup(whole, new Node.Literal(TextNode.valueOf(name.text()), line), line);
            } else {
                return whole;
            }
        }
    }

    private Arguments arguments() throws ScriptException {
        List<Expression> places = new ArrayList<>();
        Map<String, Expression> names = new LinkedHashMap<>();
        while (!tokens.takes(")")) {
            if (!places.isEmpty() || !names.isEmpty()) {
                need(",");
            }
            Expression argument = expression();
            if (tokens.takes("=") && argument instanceof Node.Variable(String name, int line)) {
                names.put(name, expression());
            } else {
                places.add(argument);
            }
        }
        return new Arguments(places, names);
    }

    private void need(String operator) throws ScriptException {
        if (!tokens.takes(operator)) {
            Token found = tokens.need("'" + operator + "'");
            throw new ScriptException(found.line(), "has '" + found.text() + "' where '" + operator + "' must be");
        }
    }

    private interface Part {
        Expression read() throws ScriptException;
    }

    private Expression deeper(Part part) throws ScriptException {
        if (++depth > DEEPEST) {
            throw new ScriptException(tokens.line(), "has an expression with more than " + DEEPEST + " levels");
        }
        try {
            return part.read();
        } finally {
            depth--;
        }
    }
}
