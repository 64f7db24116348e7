package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What an input of an action must be. */
enum Kind {
    TEXT("a text", JsonNode::isTextual),
    FLAG("true or false", JsonNode::isBoolean),
    TEXT_OR_FLAG("true, false or a text", node -> node.isTextual() || node.isBoolean()),
    MAPPING("a mapping", JsonNode::isObject),
    TEXTS("a list of texts", node -> node.isArray() && all(node, JsonNode::isTextual)),
    RENAMES(
            "a list of mappings with from, to and, where it may, overwrite",
            node -> node.isArray() && all(node, Kind::isRename));

    final String words;
    private final Predicate<JsonNode> rule;

    Kind(String words, Predicate<JsonNode> rule) {
        this.words = words;
        this.rule = rule;
    }

    boolean allows(JsonNode value) {
        return rule.test(value);
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> rule) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(rule);
    }

    private static boolean isRename(JsonNode item) {
        JsonNode overwrite = item.path("overwrite");
        return item.path("from").isTextual()
                && item.path("to").isTextual()
                && (overwrite.isMissingNode() || overwrite.isBoolean() || overwrite.isTextual());
    }
}
