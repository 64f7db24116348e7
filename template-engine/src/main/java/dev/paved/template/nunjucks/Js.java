package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as JavaScript treats them: {@code MissingNode} is its undefined.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-type-conversion">ECMAScript, Type Conversion</a>
 */
final class Js {

    static final JsonNode UNDEFINED = MissingNode.getInstance();

    private static final double SAFE = 9_007_199_254_740_992d;

    private Js() {}

    static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < SAFE
                ? LongNode.valueOf((long) value)
                : DoubleNode.valueOf(value);
    }

    static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    static JsonNode truth(boolean value) {
        return BooleanNode.valueOf(value);
    }

    static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static boolean isTrue(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case BOOLEAN -> value.booleanValue();
            case STRING -> !value.textValue().isEmpty();
            case NUMBER -> value.doubleValue() != 0 && !Double.isNaN(value.doubleValue());
            default -> true;
        };
    }

    /** {@code String(value)}. */
    static String string(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "undefined";
            case NULL -> "null";
            case BOOLEAN -> String.valueOf(value.booleanValue());
            case STRING -> value.textValue();
            case NUMBER -> digits(value.doubleValue());
            case ARRAY -> joined(value, ",");
            case POJO -> String.valueOf(((POJONode) value).getPojo());
            default -> "[object Object]";
        };
    }

    static String joined(JsonNode items, String separator) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(isNothing(item) ? "" : string(item)));
        return String.join(separator, texts);
    }

    /** A number as JavaScript writes it. */
    static String digits(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        String digits = exact.unscaledValue().toString();
        int point = digits.length() - exact.scale();
        String sign = value < 0 ? "-" : "";
        if (point > 21 || point < -5) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        return sign
                + (digits.length() <= point
                        ? digits + "0".repeat(point - digits.length())
                        : digits.substring(0, point) + "." + digits.substring(point));
    }

    /** {@code Number(value)}. */
    static double toNumber(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> 0;
            case BOOLEAN -> value.booleanValue() ? 1 : 0;
            case NUMBER -> value.doubleValue();
            case STRING -> parsed(value.textValue().strip());
            case ARRAY -> parsed(string(value).strip());
            default -> Double.NaN;
        };
    }

    private static double parsed(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return Double.parseDouble(text);
        }
        if (text.matches("0[xX][0-9a-fA-F]{1,12}")) {
            return Long.parseLong(text.substring(2), 16);
        }
        return text.matches("[-+]?Infinity") ? Double.parseDouble(text) : Double.NaN;
    }

    static boolean isObject(JsonNode value) {
        return value.isContainerNode() || value.isPojo();
    }

    private static JsonNode primitive(JsonNode value) {
        return isObject(value) ? text(string(value)) : value;
    }

    static JsonNode plus(JsonNode left, JsonNode right) {
        JsonNode a = primitive(left);
        JsonNode b = primitive(right);
        return a.isTextual() || b.isTextual() ? text(string(a) + string(b)) : number(toNumber(a) + toNumber(b));
    }

    /** {@code ===}. */
    static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.doubleValue() == right.doubleValue();
        }
        return isObject(left) ? left == right : left.getNodeType() == right.getNodeType() && left.equals(right);
    }

    /** {@code ==}. */
    static boolean equal(JsonNode left, JsonNode right) {
        if (isNothing(left) || isNothing(right)) {
            return isNothing(left) && isNothing(right);
        }
        if (left.getNodeType() == right.getNodeType() || isObject(left) && isObject(right)) {
            return same(left, right);
        }
        JsonNode a = primitive(left);
        JsonNode b = primitive(right);
        return a.isTextual() && b.isTextual() ? a.equals(b) : toNumber(a) == toNumber(b);
    }

    /** {@code <}, {@code >}, {@code <=}, {@code >=}. */
    static boolean compares(String operator, JsonNode left, JsonNode right) {
        JsonNode a = primitive(left);
        JsonNode b = primitive(right);
        if (a.isTextual() && b.isTextual()) {
            int order = a.textValue().compareTo(b.textValue());
            return switch (operator) {
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                default -> order >= 0;
            };
        }
        double x = toNumber(a);
        double y = toNumber(b);
        return switch (operator) {
            case "<" -> x < y;
            case ">" -> x > y;
            case "<=" -> x <= y;
            default -> x >= y;
        };
    }
}
