package dev.paved.cli.output;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import java.util.regex.Pattern;

/**
 * Writes {@link Json} values as YAML in block style. A text that YAML could read as something else is written as a JSON
 * string, which is YAML as it stands.
 */
final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./+@-]*([ :][A-Za-z0-9_./+@-]+)*");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|nan|inf|\\d.*");

    private YamlWriter() {}

    static String write(Json value) {
        StringBuilder yaml = new StringBuilder();
        if (isBlock(value)) {
            block(value, 0, yaml);
        } else {
            yaml.append(scalar(value)).append('\n');
        }
        return yaml.toString();
    }

    private static void block(Json value, int indent, StringBuilder yaml) {
        String margin = " ".repeat(indent);
        if (value instanceof Json.Fields(var members)) {
            members.forEach((name, member) -> {
                yaml.append(margin).append(text(name)).append(':');
                nested(member, indent + 2, yaml);
            });
        } else {
            for (Json item : value.items()) {
                element(item, indent, yaml);
            }
        }
    }

    private static void nested(Json value, int indent, StringBuilder yaml) {
        if (isBlock(value)) {
            yaml.append('\n');
            block(value, indent, yaml);
        } else {
            yaml.append(' ').append(scalar(value)).append('\n');
        }
    }

    /** The item's block, its first line's margin replaced by the dash. */
    private static void element(Json item, int indent, StringBuilder yaml) {
        yaml.append(" ".repeat(indent)).append("- ");
        if (isBlock(item)) {
            StringBuilder inner = new StringBuilder();
            block(item, indent + 2, inner);
            yaml.append(inner, indent + 2, inner.length());
        } else {
            yaml.append(scalar(item)).append('\n');
        }
    }

    private static boolean isBlock(Json value) {
        return value instanceof Json.Fields(var members) && !members.isEmpty()
                || !value.items().isEmpty();
    }

    private static String scalar(Json value) {
        return value instanceof Json.Text(var text) ? text(text) : JsonWriter.compact(value);
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        return plain ? text : JsonWriter.compact(new Json.Text(text));
    }
}
