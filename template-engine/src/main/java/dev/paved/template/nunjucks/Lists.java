package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is done with lists. */
final class Lists {

    private static final int MOST = 100_000;

    private Lists() {}

    static ArrayNode of(Collection<? extends JsonNode> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }

    static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    static JsonNode range(Given given, int line) throws ScriptException {
        boolean one = given.get(1).isMissingNode();
        double start = one ? 0 : Js.toNumber(given.get(0));
        double stop = Js.toNumber(given.get(one ? 0 : 1));
        double step = one || !Js.isTrue(given.get(2)) ? 1 : Js.toNumber(given.get(2));
        if ((stop - start) / step > MOST) {
            throw new ScriptException(line, "has a range of more than " + MOST + " numbers");
        }
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        for (double i = start; step > 0 ? i < stop : i > stop; i += step) {
            numbers.add(Js.number(i));
        }
        return numbers;
    }

    /** The operator {@code in}. */
    static boolean contains(JsonNode container, JsonNode wanted, int line) throws ScriptException {
        return switch (container.getNodeType()) {
            case ARRAY -> indexOf(container, wanted) >= 0;
            case OBJECT -> container.has(Js.string(wanted));
            case STRING -> container.textValue().contains(Js.string(wanted));
            default ->
                throw new ScriptException(
                        line,
                        "looks with 'in' into " + Words.kind(container) + "; it must be a list, a mapping or a text");
        };
    }

    static int indexOf(JsonNode list, JsonNode wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (Js.same(list.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }
}
