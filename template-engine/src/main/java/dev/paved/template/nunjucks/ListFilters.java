package dev.paved.template.nunjucks;

import static dev.paved.template.nunjucks.Filters.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters of lists and mappings. */
final class ListFilters {

    static final Map<String, Filters.Function> ALL = Map.ofEntries(
            Map.entry("batch", ListFilters::batch),
            Map.entry("dictsort", ListFilters::dictsort),
            Map.entry(
                    "first",
                    (input, given, spot) ->
                            items("first", input, spot).stream().findFirst().orElse(Js.UNDEFINED)),
            Map.entry("groupby", ListFilters::groupby),
            Map.entry("join", ListFilters::join),
            Map.entry("last", (input, given, spot) -> {
                List<JsonNode> items = items("last", input, spot);
                return items.isEmpty() ? Js.UNDEFINED : items.getLast();
            }),
            Map.entry("list", ListFilters::list),
            Map.entry("reject", (input, given, spot) -> selected(input, given, spot, false)),
            Map.entry("rejectattr", (input, given, spot) -> withAttribute(input, given, spot, false)),
            Map.entry("reverse", ListFilters::reverse),
            Map.entry("select", (input, given, spot) -> selected(input, given, spot, true)),
            Map.entry("selectattr", (input, given, spot) -> withAttribute(input, given, spot, true)),
            Map.entry("slice", ListFilters::slice),
            Map.entry("sort", ListFilters::sort),
            Map.entry("sum", ListFilters::sum));

    private ListFilters() {}

    private static JsonNode batch(JsonNode input, Given given, Spot spot) throws ScriptException {
        int size = (int) Js.toNumber(given.get(0));
        ArrayNode batches = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> batch = new ArrayList<>();
        for (JsonNode item : items("batch", input, spot)) {
            if (size > 0 && batch.size() == size) {
                batches.add(Lists.of(batch));
                batch.clear();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            spot.budget().text(spot.line(), size);
            while (Js.isTrue(given.get(1)) && batch.size() < size) {
                batch.add(given.get(1));
            }
            batches.add(Lists.of(batch));
        }
        return batches;
    }

    private static JsonNode dictsort(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (!input.isObject()) {
            throw spot.fault("gives the filter 'dictsort' " + Words.kind(input) + "; it must be a mapping");
        }
        int by = given.text(1, "key").equals("value") ? 1 : 0;
        List<JsonNode> pairs = new ArrayList<>();
        input.properties().forEach(entry -> pairs.add(Lists.of(List.of(Js.text(entry.getKey()), entry.getValue()))));
        boolean exact = Js.isTrue(given.get(0));
        pairs.sort(Comparator.comparing(pair -> pair.path(by), (a, b) -> order(a, b, exact)));
        return Lists.of(pairs);
    }

    private static int order(JsonNode left, JsonNode right, boolean exact) {
        boolean folds = !exact && left.isTextual() && right.isTextual();
        JsonNode a = folds ? Js.text(Filters.lower(left.textValue())) : left;
        JsonNode b = folds ? Js.text(Filters.lower(right.textValue())) : right;
        return Js.compares("<", a, b) ? -1 : Js.compares(">", a, b) ? 1 : 0;
    }

    /** The groups in the order that JavaScript gives to the members of an object: whole numbers first, by size. */
    private static JsonNode groupby(JsonNode input, Given given, Spot spot) throws ScriptException {
        Map<String, ArrayNode> groups = new LinkedHashMap<>();
        for (JsonNode item : items("groupby", input, spot)) {
            groups.computeIfAbsent(
                            Js.string(attribute(item, given.get(0))), key -> JsonNodeFactory.instance.arrayNode())
                    .add(item);
        }
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        groups.keySet().stream()
                .filter(key -> key.matches("0|[1-9]\\d{0,8}"))
                .sorted(Comparator.comparing(Integer::valueOf))
                .forEach(key -> ordered.set(key, groups.get(key)));
        groups.forEach(ordered::set);
        return ordered;
    }

    private static JsonNode attribute(JsonNode item, JsonNode path) {
        JsonNode found = item;
        for (String name : Js.string(path).split("\\.")) {
            found = found.isArray() && name.matches("\\d{1,9}") ? found.path(Integer.parseInt(name)) : found.path(name);
        }
        return found;
    }

    private static JsonNode join(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (!input.isArray()) {
            throw spot.fault("gives the filter 'join' " + Words.kind(input) + "; it must be a list");
        }
        List<JsonNode> items = new ArrayList<>(items("join", input, spot));
        if (Js.isTrue(given.get(1))) {
            items.replaceAll(item -> item.path(Js.string(given.get(1))));
        }
        return Js.text(Js.joined(Lists.of(items), Js.isTrue(given.get(0)) ? Js.string(given.get(0)) : ""));
    }

    private static JsonNode list(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (!input.isObject()) {
            return Filters.list("list", input, spot);
        }
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        input.properties()
                .forEach(entry -> pairs.addObject().put("key", entry.getKey()).set("value", entry.getValue()));
        return pairs;
    }

    private static JsonNode selected(JsonNode input, Given given, Spot spot, boolean wanted) throws ScriptException {
        String test = given.text(0, "truthy");
        List<JsonNode> selected = new ArrayList<>();
        for (JsonNode item : items("select", input, spot)) {
            if (Tests.holds(test, item, List.of(given.get(1)), spot.line()) == wanted) {
                selected.add(item);
            }
        }
        return Lists.of(selected);
    }

    private static JsonNode withAttribute(JsonNode input, Given given, Spot spot, boolean wanted)
            throws ScriptException {
        List<JsonNode> items = new ArrayList<>(items("selectattr", input, spot));
        items.removeIf(item -> Js.isTrue(item.path(Js.string(given.get(0)))) != wanted);
        return Lists.of(items);
    }

    private static JsonNode reverse(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (input.isTextual()) {
            StringBuilder reversed = new StringBuilder();
            input.textValue().chars().forEach(c -> reversed.insert(0, (char) c));
            return Js.text(reversed.toString());
        }
        List<JsonNode> items = items("reverse", input, spot);
        Collections.reverse(items);
        return Lists.of(items);
    }

    private static JsonNode slice(JsonNode input, Given given, Spot spot) throws ScriptException {
        List<JsonNode> items = items("slice", input, spot);
        int slices = (int) Js.toNumber(given.get(0));
        if (slices < 1) {
            throw spot.fault("cuts a list into " + slices + " slices; it must be 1 or more");
        }
        spot.budget().text(spot.line(), slices);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        int from = 0;
        for (int i = 0; i < slices; i++) {
            boolean longer = i < items.size() % slices;
            int to = from + items.size() / slices + (longer ? 1 : 0);
            List<JsonNode> slice = new ArrayList<>(items.subList(from, to));
            if (Js.isTrue(given.get(1)) && !longer) {
                slice.add(given.get(1));
            }
            all.add(Lists.of(slice));
            from = to;
        }
        return all;
    }

    private static JsonNode sort(JsonNode input, Given given, Spot spot) throws ScriptException {
        List<JsonNode> items = new ArrayList<>(items("sort", input, spot));
        boolean exact = Js.isTrue(given.get(1, "case_sensitive"));
        JsonNode attribute = given.get(2, "attribute");
        Comparator<JsonNode> order = Comparator.comparing(
                item -> Js.isTrue(attribute) ? attribute(item, attribute) : item, (a, b) -> order(a, b, exact));
        try {
            items.sort(Js.isTrue(given.get(0, "reverse")) ? order.reversed() : order);
        } catch (IllegalArgumentException e) {
            throw spot.fault("sorts values that have no order: they must be all texts, or all numbers");
        }
        return Lists.of(items);
    }

    private static JsonNode sum(JsonNode input, Given given, Spot spot) throws ScriptException {
        JsonNode sum = Js.number(0);
        for (JsonNode item : items("sum", input, spot)) {
            sum = Js.plus(sum, Js.isTrue(given.get(0)) ? item.path(Js.string(given.get(0))) : item);
        }
        return Js.plus(given.get(1).isMissingNode() ? Js.number(0) : given.get(1), sum);
    }
}
