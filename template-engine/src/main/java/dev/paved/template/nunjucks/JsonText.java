package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON as JavaScript's {@code JSON.stringify} writes it.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-json.stringify">ECMAScript, JSON.stringify</a>
 */
final class JsonText {

    private static final int LONGEST_GAP = 10;

    private final String gap;
    private final StringBuilder text = new StringBuilder();

    private JsonText(String gap) {
        this.gap = gap;
    }

    /** {@code value}, which is not undefined, on one line; on several where {@code spaces} is a number above 0 or a text. */
    static String of(JsonNode value, JsonNode spaces) {
        String gap = spaces.isTextual()
                ? spaces.textValue()
                : " ".repeat(Math.clamp((long) Js.toNumber(spaces), 0, LONGEST_GAP));
        JsonText json = new JsonText(gap.substring(0, Math.min(gap.length(), LONGEST_GAP)));
        json.value(value, "");
        return json.text.toString();
    }

    private void value(JsonNode value, String indent) {
        switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> text.append(value.booleanValue());
            case NUMBER -> {
                double number = value.doubleValue();
                text.append(Double.isFinite(number) ? Js.digits(number) : "null");
            }
            case ARRAY -> array(value, indent);
            case OBJECT -> object(value, indent);
            case POJO -> text.append("{}");
            default -> text.append("null");
        }
    }

    private void array(JsonNode items, String indent) {
        String inner = indent + gap;
        text.append('[');
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ",").append(gap.isEmpty() ? "" : "\n" + inner);
            value(items.path(i), inner);
        }
        text.append(gap.isEmpty() || items.isEmpty() ? "" : "\n" + indent).append(']');
    }

    private void object(JsonNode object, String indent) {
        String inner = indent + gap;
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
        entries.removeIf(entry -> entry.getValue().isMissingNode());
        text.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> entry : entries) {
            text.append(separator).append(gap.isEmpty() ? "" : "\n" + inner);
            quoted(entry.getKey());
            text.append(gap.isEmpty() ? ":" : ": ");
            value(entry.getValue(), inner);
            separator = ",";
        }
        text.append(gap.isEmpty() || entries.isEmpty() ? "" : "\n" + indent).append('}');
    }

    private void quoted(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(isPlain(string, i) ? String.valueOf(c) : "\\u%04x".formatted((int) c));
            }
        }
        text.append('"');
    }

    /** Whether the character at {@code i} stands for itself: half a pair of surrogates does not. */
    private static boolean isPlain(String string, int i) {
        char c = string.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
        }
        return c >= ' ';
    }
}
