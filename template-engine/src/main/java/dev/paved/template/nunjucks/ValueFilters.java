package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of any value, and of numbers. */
final class ValueFilters {

    private static final int DECIMAL = 10;
    private static final Pattern FLOAT =
            Pattern.compile("^\\s*([-+]?(?:\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?))");
    private static final Pattern INTEGER = Pattern.compile("^\\s*([-+]?)(0[xX])?([0-9a-zA-Z]+)");

    static final Map<String, Filters.Function> ALL = Map.of(
            "abs", (input, given, spot) -> Js.number(Math.abs(Js.toNumber(input))),
            "default", (input, given, spot) -> otherwise(input, given),
            "d", (input, given, spot) -> otherwise(input, given),
            "dump", (input, given, spot) -> input.isMissingNode() ? input : Js.text(JsonText.of(input, given.get(0))),
            "float", (input, given, spot) -> decimal(input, given),
            "int", (input, given, spot) -> integer(input, given, spot),
            "length", (input, given, spot) -> length(input),
            "round", (input, given, spot) -> round(input, given));

    private ValueFilters() {}

    private static JsonNode otherwise(JsonNode input, Given given) {
        boolean present = Js.isTrue(given.get(1)) ? Js.isTrue(input) : !input.isMissingNode();
        return present ? input : given.get(0);
    }

    private static JsonNode decimal(JsonNode input, Given given) {
        Matcher number = FLOAT.matcher(Js.string(input));
        return number.find() ? Js.number(Double.parseDouble(number.group(1))) : given.get(0);
    }

    private static JsonNode integer(JsonNode input, Given given, Spot spot) throws ScriptException {
        JsonNode wanted = given.get(1, "base");
        int base = wanted.isMissingNode() ? DECIMAL : (int) Js.toNumber(wanted);
        if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
            throw spot.fault("reads a number of base " + base + "; it must be 2 to 36");
        }
        Matcher number = INTEGER.matcher(Js.string(input));
        double value = 0;
        int digits = 0;
        if (number.find()) {
            boolean hexadecimal = number.group(2) != null && base == 16;
            String text = number.group(2) != null && !hexadecimal ? "0" : number.group(3);
            while (digits < text.length() && Character.digit(text.charAt(digits), base) >= 0) {
                value = value * base + Character.digit(text.charAt(digits++), base);
            }
            value = number.group(1).equals("-") ? -value : value;
        }
        return digits == 0 ? given.get(0, "default") : Js.number(value);
    }

    private static JsonNode length(JsonNode input) {
        if (Filters.isNone(input)) {
            return Js.number(0);
        }
        return input.isTextual()
                ? Js.number(input.textValue().length())
                : input.isContainerNode() ? Js.number(input.size()) : Js.UNDEFINED;
    }

    private static JsonNode round(JsonNode input, Given given) {
        double factor = Math.pow(DECIMAL, Js.isTrue(given.get(0)) ? Js.toNumber(given.get(0)) : 0);
        double value = Js.toNumber(input) * factor;
        return Js.number(switch (Js.string(given.get(1))) {
                    case "ceil" -> Math.ceil(value);
                    case "floor" -> Math.floor(value);
                    default -> Math.floor(value + 0.5);
                }
                / factor);
    }
}
