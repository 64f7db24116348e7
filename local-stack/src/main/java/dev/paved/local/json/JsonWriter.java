package dev.paved.local.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class JsonWriter {
    private final StringBuilder text = new StringBuilder();

    StringBuilder value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> object(map, depth);
            case Collection<?> list -> array(list, depth);
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag);
            default -> string(value.toString());
        }
        return text;
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            newLine(depth + 1);
            string(String.valueOf(member.getKey()));
            text.append(": ");
            value(member.getValue(), depth + 1);
            if (members.hasNext()) {
                text.append(',');
            }
        }
        if (!map.isEmpty()) {
            newLine(depth);
        }
        text.append('}');
    }

    private void array(Collection<?> list, int depth) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            value(items.next(), depth + 1);
            if (items.hasNext()) {
                text.append(", ");
            }
        }
        text.append(']');
    }

    private void newLine(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    private void string(String content) {
        text.append('"');
        for (char c : content.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        text.append('"');
    }
}
