package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tests behind {@code is}. */
final class Tests {

    static final Set<String> NAMES = Set.of(
            "defined",
            "undefined",
            "divisibleby",
            "equalto",
            "eq",
            "sameas",
            "even",
            "odd",
            "falsy",
            "truthy",
            "ge",
            "greaterthan",
            "gt",
            "le",
            "lessthan",
            "lt",
            "lower",
            "upper",
            "ne",
            "null",
            "number",
            "string",
            "iterable",
            "mapping");

    private Tests() {}

    static boolean holds(String name, JsonNode one, List<JsonNode> arguments, int line) throws ScriptException {
        JsonNode two = arguments.isEmpty() ? Js.UNDEFINED : arguments.getFirst();
        return switch (name) {
            case "defined" -> !one.isMissingNode();
            case "undefined" -> one.isMissingNode();
            case "divisibleby" -> Js.toNumber(one) % Js.toNumber(two) == 0;
            case "equalto", "eq", "sameas" -> Js.same(one, two);
            case "ne" -> !Js.same(one, two);
            case "even" -> Js.toNumber(one) % 2 == 0;
            case "odd" -> Js.toNumber(one) % 2 == 1;
            case "falsy" -> !Js.isTrue(one);
            case "truthy" -> Js.isTrue(one);
            case "ge" -> Js.compares(">=", one, two);
            case "greaterthan", "gt" -> Js.compares(">", one, two);
            case "le" -> Js.compares("<=", one, two);
            case "lessthan", "lt" -> Js.compares("<", one, two);
            case "lower" -> text(name, one, line).toLowerCase(Locale.ROOT).equals(one.textValue());
            case "upper" -> text(name, one, line).toUpperCase(Locale.ROOT).equals(one.textValue());
            case "null" -> one.isNull();
            case "number" -> one.isNumber();
            case "string" -> one.isTextual();
            case "iterable" -> one.isArray() || one.isTextual();
            case "mapping" -> one.isObject();
            default ->
                throw Unknown.of(line, "is " + name, NAMES.stream().sorted().toList());
        };
    }

    private static String text(String test, JsonNode value, int line) throws ScriptException {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw new ScriptException(line, "asks whether " + Words.kind(value) + " is " + test + "; it must be a text");
    }
}
