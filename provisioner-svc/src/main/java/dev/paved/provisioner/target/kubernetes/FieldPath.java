package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way from an object to one of its fields, as server-side apply sees it: items of lists are known by their keys. */
record FieldPath(List<Step> steps) {

    static final FieldPath ROOT = new FieldPath(List.of());

    /** One step down. */
    sealed interface Step {

        /** To the member {@code name} of an object. */
        record Member(String name) implements Step {}

        /** To the item of a list that has all fields of {@code key}. */
        record Item(ObjectNode key) implements Step {}
    }

    FieldPath member(String name) {
        return plus(new Step.Member(name));
    }

    FieldPath item(ObjectNode key) {
        return plus(new Step.Item(key));
    }

    private FieldPath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(List.copyOf(longer));
    }

    /** The name of the member that the last step but for items goes to. */
    String last() {
        return steps.reversed().stream()
                .flatMap(step -> step instanceof Step.Member(String name)
                        ? Optional.of(name).stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .orElse("");
    }

    /** Whether the last step goes to an item of the list {@code list}. */
    boolean isItemOf(String list) {
        return !steps.isEmpty() && steps.getLast() instanceof Step.Item && last().equals(list);
    }

    /** Whether this or what it is within is a member {@code name}. */
    boolean isWithin(String name) {
        return steps.contains(new Step.Member(name));
    }

    /** What {@code object} has there; null where it has nothing. */
    @Nullable
    JsonNode in(JsonNode object) {
        JsonNode at = object;
        for (Step step : steps) {
            at = next(at, step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    static @Nullable JsonNode next(@Nullable JsonNode from, Step step) {
        if (from == null) {
            return null;
        }
        return switch (step) {
            case Step.Member(String name) -> from.get(name);
            case Step.Item(ObjectNode key) -> {
                int index = index(from, key);
                yield index < 0 ? null : from.get(index);
            }
        };
    }

    private static int index(JsonNode list, ObjectNode key) {
        for (int i = 0; i < list.size(); i++) {
            if (has(list.get(i), key)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean has(JsonNode item, ObjectNode key) {
        return key.properties().stream().allMatch(field -> field.getValue().equals(item.get(field.getKey())));
    }

    /** Sets what {@code object} has there, or removes it with null; what is on the way there is made. */
    void set(ObjectNode object, @Nullable JsonNode value) {
        JsonNode at = object;
        for (int i = 0; i < steps.size() - 1; i++) {
            JsonNode next = next(at, steps.get(i));
            at = next == null ? put(at, steps.get(i), empty(steps.get(i + 1))) : next;
        }
        put(at, steps.getLast(), value);
    }

    private static JsonNode empty(Step next) {
        return next instanceof Step.Member
                ? JsonNodeFactory.instance.objectNode()
                : JsonNodeFactory.instance.arrayNode();
    }

    private static JsonNode put(JsonNode at, Step step, @Nullable JsonNode value) {
        switch (step) {
            case Step.Member(String name) -> {
                if (value == null) {
                    ((ObjectNode) at).remove(name);
                } else {
                    ((ObjectNode) at).set(name, value);
                }
            }
            case Step.Item(ObjectNode key) -> {
                int index = index(at, key);
                if (index >= 0) {
                    ((ArrayNode) at).remove(index);
                }
                if (value != null) {
                    ((ArrayNode) at).add(value instanceof ObjectNode made && made.isEmpty() ? made.setAll(key) : value);
                }
            }
        }
        return value == null ? at : value;
    }

    /** Where it is in {@code object}, as a JSON pointer. */
    Optional<String> pointer(JsonNode object) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = object;
        for (Step step : steps) {
            JsonNode next = next(at, step);
            if (next == null) {
                return Optional.empty();
            }
            pointer.append('/')
                    .append(
                            switch (step) {
                                case Step.Member(String name) ->
                                    name.replace("~", "~0").replace("/", "~1");
                                case Step.Item(ObjectNode key) -> String.valueOf(index(at, key));
                            });
            at = next;
        }
        return Optional.of(pointer.toString());
    }

    /** For people, for example {@code spec.template.spec.containers[app].image}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Member(String name)
                when name.contains(".") || name.contains("/") ->
                    text.append('[').append(name).append(']');
                case Step.Member(String name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Item(ObjectNode key) ->
                    text.append('[')
                            .append(
                                    key.has("name")
                                            ? key.get("name").asText()
                                            : key.elements().next().asText())
                            .append(']');
            }
        }
        return text.toString();
    }
}
