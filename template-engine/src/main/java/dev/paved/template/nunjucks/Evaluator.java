package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.nunjucks.Node.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What expressions come to. */
final class Evaluator {

    private static final Set<String> FORGIVING = Set.of("default", "d");

    private final Budget budget;

    Evaluator(Budget budget) {
        this.budget = budget;
    }

    JsonNode value(Expression expression, Frame frame) throws ScriptException {
        budget.step(expression.line());
        return switch (expression) {
            case Node.Literal literal -> literal.value();
            case Node.Variable variable -> variable(variable, frame);
            case Node.Group(Expression inner, int line) -> value(inner, frame);
            case Node.ListOf list -> list(list.items(), frame);
            case Node.MappingOf mapping -> mapping(mapping, frame);
            case Node.Lookup lookup -> lookup(lookup, frame);
            case Node.Call call -> call(call, frame);
            case Node.Filter filter -> filter(filter, frame);
            case Node.Test test -> Js.truth(test(test, frame));
            case Node.Unary unary -> unary(unary, frame);
            case Node.Binary binary -> binary(binary, frame);
            case Node.Choice choice -> choice(choice, frame);
        };
    }

    private static JsonNode variable(Node.Variable variable, Frame frame) throws ScriptException {
        JsonNode value = frame.find(variable.name());
        if (value == null) {
            throw Unknown.of(variable.line(), variable.name(), frame.names());
        }
        return value;
    }

    private JsonNode lookup(Node.Lookup lookup, Frame frame) throws ScriptException {
        JsonNode target = value(lookup.target(), frame);
        JsonNode key = value(lookup.key(), frame);
        if (Js.isNothing(target)) {
            throw new ScriptException(
                    lookup.line(),
                    "looks for '" + Js.string(key) + "' in " + Words.of(lookup.target()) + ", which is not there");
        }
        if (target.isObject()) {
            JsonNode found = target.get(Js.string(key));
            if (found == null) {
                Set<String> known = new TreeSet<>();
                target.fieldNames().forEachRemaining(name -> known.add(Words.of(lookup.target()) + "." + name));
                throw Unknown.of(lookup.line(), Words.of(lookup), known);
            }
            return found;
        }
        return within(target, key, lookup.line());
    }

    /** An item of a list, a character of a text, or the length of either. */
    private static JsonNode within(JsonNode target, JsonNode key, int line) throws ScriptException {
        int length = target.isTextual() ? target.textValue().length() : target.size();
        if (target.isTextual() || target.isArray()) {
            if (key.isTextual() && key.textValue().equals("length")) {
                return Js.number(length);
            }
            double index = Js.toNumber(key);
            if (index == Math.rint(index)) {
                if (index < 0 || index >= length) {
                    return Js.UNDEFINED;
                }
                return target.isArray()
                        ? target.get((int) index)
                        : Js.text(String.valueOf(target.textValue().charAt((int) index)));
            }
        }
        throw new ScriptException(
                line, "looks for '" + Js.string(key) + "' in " + Words.kind(target) + ", which has no such thing");
    }

    private JsonNode list(List<Expression> items, Frame frame) throws ScriptException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Expression item : items) {
            list.add(value(item, frame));
        }
        return list;
    }

    private JsonNode mapping(Node.MappingOf mapping, Frame frame) throws ScriptException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<Expression, Expression> entry : mapping.entries()) {
            String key = entry.getKey() instanceof Node.Variable(String name, int line)
                    ? name
                    : Js.string(value(entry.getKey(), frame));
            object.set(key, value(entry.getValue(), frame));
        }
        return object;
    }

    private JsonNode call(Node.Call call, Frame frame) throws ScriptException {
        Given given = given(call.arguments(), frame);
        if (call.target() instanceof Node.Variable(String name, int line) && name.equals("range")) {
            return Lists.range(given, call.line());
        }
        if (call.target() instanceof Node.Lookup(Expression target, Node.Literal(JsonNode name, int at), int line)
                && name.isTextual()) {
            JsonNode result =
                    Methods.call(value(target, frame), name.textValue(), given, new Spot(call.line(), budget));
            return paid(result, call.line());
        }
        throw new ScriptException(
                call.line(), "calls " + Words.of(call.target()) + ", which is no function; the only one is range");
    }

    private Given given(Node.Arguments arguments, Frame frame) throws ScriptException {
        List<JsonNode> places = new ArrayList<>();
        for (Expression place : arguments.places()) {
            places.add(value(place, frame));
        }
        Map<String, JsonNode> names = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> name : arguments.names().entrySet()) {
            names.put(name.getKey(), value(name.getValue(), frame));
        }
        return new Given(places, names);
    }

    private JsonNode filter(Node.Filter filter, Frame frame) throws ScriptException {
        JsonNode input =
                FORGIVING.contains(filter.name()) ? forgiving(filter.input(), frame) : value(filter.input(), frame);
        return filtered(filter, input, frame);
    }

    /** What {@code filter} makes of {@code input}. */
    JsonNode filtered(Node.Filter filter, JsonNode input, Frame frame) throws ScriptException {
        Given given = given(filter.arguments(), frame);
        return paid(Filters.apply(filter.name(), input, given, new Spot(filter.line(), budget)), filter.line());
    }

    private boolean test(Node.Test test, Frame frame) throws ScriptException {
        boolean asks = test.name().equals("defined") || test.name().equals("undefined");
        JsonNode input = asks ? forgiving(test.input(), frame) : value(test.input(), frame);
        List<JsonNode> arguments = new ArrayList<>();
        for (Expression argument : test.arguments()) {
            arguments.add(value(argument, frame));
        }
        return Tests.holds(test.name(), input, arguments, test.line());
    }

    /** Undefined where a variable, or what is looked for in one, is not there. */
    private JsonNode forgiving(Expression expression, Frame frame) throws ScriptException {
        return switch (expression) {
            case Node.Group(Expression inner, int line) -> forgiving(inner, frame);
            case Node.Variable(String name, int line) -> {
                JsonNode value = frame.find(name);
                yield value == null ? Js.UNDEFINED : value;
            }
            case Node.Lookup(Expression target, Expression key, int line) -> {
                JsonNode container = forgiving(target, frame);
                if (Js.isNothing(container)) {
                    yield Js.UNDEFINED;
                }
                JsonNode name = value(key, frame);
                yield container.isObject() ? container.path(Js.string(name)) : within(container, name, line);
            }
            default -> value(expression, frame);
        };
    }

    private JsonNode unary(Node.Unary unary, Frame frame) throws ScriptException {
        JsonNode operand = value(unary.operand(), frame);
        return switch (unary.operator()) {
            case "not" -> Js.truth(!Js.isTrue(operand));
            case "-" -> Js.number(-Js.toNumber(operand));
            case "floor" -> Js.number(Math.floor(Js.toNumber(operand)));
            default -> Js.number(Js.toNumber(operand));
        };
    }

    private JsonNode choice(Node.Choice choice, Frame frame) throws ScriptException {
        if (Js.isTrue(value(choice.condition(), frame))) {
            return value(choice.then(), frame);
        }
        Expression otherwise = choice.otherwise();
        return otherwise == null ? Js.text("") : value(otherwise, frame);
    }

    private JsonNode binary(Node.Binary binary, Frame frame) throws ScriptException {
        JsonNode left = value(binary.left(), frame);
        if (binary.operator().equals("and") || binary.operator().equals("or")) {
            return Js.isTrue(left) == binary.operator().equals("or") ? left : value(binary.right(), frame);
        }
        JsonNode right = value(binary.right(), frame);
        return switch (binary.operator()) {
            case "==" -> Js.truth(Js.equal(left, right));
            case "!=" -> Js.truth(!Js.equal(left, right));
            case "===" -> Js.truth(Js.same(left, right));
            case "!==" -> Js.truth(!Js.same(left, right));
            case "<", ">", "<=", ">=" -> Js.truth(Js.compares(binary.operator(), left, right));
            case "in" -> Js.truth(Lists.contains(right, left, binary.line()));
            case "~" -> paid(Js.text(Js.string(left) + Js.string(right)), binary.line());
            case "+" -> paid(Js.plus(left, right), binary.line());
            default -> arithmetic(binary.operator(), Js.toNumber(left), Js.toNumber(right));
        };
    }

    private static JsonNode arithmetic(String operator, double left, double right) {
        return Js.number(
                switch (operator) {
                    case "-" -> left - right;
                    case "*" -> left * right;
                    case "/" -> left / right;
                    case "%" -> left % right;
                    default -> Math.pow(left, right);
                });
    }

    private JsonNode paid(JsonNode value, int line) throws ScriptException {
        if (value.isTextual()) {
            budget.text(line, value.textValue().length());
        } else if (value.isContainerNode()) {
            budget.text(line, value.size());
        }
        return value;
    }
}
