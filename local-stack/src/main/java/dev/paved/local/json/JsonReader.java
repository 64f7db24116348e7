package dev.paved.local.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class JsonReader {
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object document() {
        Object value = value();
        if (peek() != 0) {
            throw problem("more text after the value");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        deeper('{');
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
            }
            if (peek() != '"') {
                throw problem("expected a member's name");
            }
            String name = string();
            expect(':');
            members.put(name, value());
        }
        expect('}');
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        deeper('[');
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        expect(']');
        depth--;
        return items;
    }

    private void deeper(char opening) {
        expect(opening);
        if (++depth > DEEPEST) {
            throw problem("nested too deeply");
        }
    }

    private String string() {
        expect('"');
        var content = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return content.toString();
            }
            if (c < ' ') {
                throw problem("a control character in a string");
            }
            content.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw problem("an unknown escape");
        };
    }

    private char unicode() {
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw problem("a bad unicode escape");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw problem("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            return digits.matches("-?[0-9]{1,18}") ? (Number) Long.valueOf(digits) : (Number) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw problem("expected a value");
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw problem("expected '" + wanted + "'");
        }
        at++;
    }

    private char next() {
        if (at >= text.length()) {
            throw problem("the text ends too early");
        }
        return text.charAt(at++);
    }

    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private JsonException problem(String what) {
        return new JsonException(what, at);
    }
}
