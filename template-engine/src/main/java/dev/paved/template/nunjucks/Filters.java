package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The filters there are: Nunjucks' own and Backstage's. What has no use in files, or gives something else each time, is left out. */
final class Filters {

    private static final Set<String> BY_NAME = Set.of("sort", "int");

    private static final Map<String, Function> ALL = new LinkedHashMap<>();

    static {
        ALL.putAll(TextFilters.ALL);
        ALL.putAll(ListFilters.ALL);
        ALL.putAll(ValueFilters.ALL);
        ALL.putAll(BackstageFilters.ALL);
    }

    private Filters() {}

    /** What a filter does. */
    interface Function {
        JsonNode apply(JsonNode input, Given given, Spot spot) throws ScriptException;
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static ScriptException unknown(String name, int line) {
        return Unknown.of(line, "| " + name, new TreeSet<>(ALL.keySet()));
    }

    static JsonNode apply(String name, JsonNode input, Given given, Spot spot) throws ScriptException {
        Function filter = ALL.get(name);
        if (filter == null) {
            throw unknown(name, spot.line());
        }
        if (!given.names().isEmpty() && !BY_NAME.contains(name)) {
            throw spot.fault("gives the filter '" + name + "' something by name, which it does not take");
        }
        return filter.apply(input, given, spot);
    }

    /** Nothing for a filter's input that is null, undefined or false. */
    static boolean isNone(JsonNode input) {
        return Js.isNothing(input) || input.isBoolean() && !input.booleanValue();
    }

    /** The input as the text it must be; empty for none. */
    static String text(String filter, JsonNode input, Spot spot) throws ScriptException {
        if (isNone(input)) {
            return "";
        }
        return exactText(filter, input, spot);
    }

    static String exactText(String filter, JsonNode input, Spot spot) throws ScriptException {
        if (!input.isTextual()) {
            throw spot.fault("gives the filter '" + filter + "' " + Words.kind(input) + "; it must be a text");
        }
        return input.textValue();
    }

    static JsonNode list(String filter, JsonNode input, Spot spot) throws ScriptException {
        if (input.isTextual()) {
            return Lists.of(input.textValue()
                    .chars()
                    .mapToObj(c -> Js.text(String.valueOf((char) c)))
                    .toList());
        }
        if (!input.isArray()) {
            throw spot.fault("gives the filter '" + filter + "' " + Words.kind(input) + "; it must be a list");
        }
        return input;
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static List<JsonNode> items(String filter, JsonNode input, Spot spot) throws ScriptException {
        return Lists.items(list(filter, input, spot));
    }
}
