package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What a filter or a function was given, by place and by name. */
record Given(List<JsonNode> places, Map<String, JsonNode> names) {

    /** What is at that place or, where nothing is, under that name; undefined where there is neither. */
    JsonNode get(int place, String name) {
        return place < places.size() ? places.get(place) : names.getOrDefault(name, Js.UNDEFINED);
    }

    JsonNode get(int place) {
        return place < places.size() ? places.get(place) : Js.UNDEFINED;
    }

    String text(int place, String otherwise) {
        return get(place).isMissingNode() ? otherwise : Js.string(get(place));
    }
}
