package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who set which field of an object, and when, by its {@code metadata.managedFields}: others, and Paved itself. */
record FieldOwners(List<Owner> others, List<Owner> own) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A field manager.
     *
     * @param manager its name
     * @param since when it last changed what it has set
     * @param fields what it has set, as {@code FieldsV1}
     */
    record Owner(String manager, @Nullable Instant since, JsonNode fields) {

        /** Whether it has set the field at {@code path}, or what that is within as a whole. */
        boolean owns(FieldPath path) {
            JsonNode at = fields;
            for (FieldPath.Step step : path.steps()) {
                if (at.isEmpty() && at != fields) {
                    return true;
                }
                JsonNode next = child(at, step);
                if (next == null) {
                    return false;
                }
                at = next;
            }
            return true;
        }
    }

    static FieldOwners of(JsonNode object) {
        List<Owner> others = new ArrayList<>();
        List<Owner> own = new ArrayList<>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            String manager = entry.path("manager").asText();
            if (!entry.path("subresource").asText().equals("status")) {
                (manager.equals(Cluster.MANAGER) ? own : others)
                        .add(new Owner(manager, time(entry.path("time").asText()), entry.path("fieldsV1")));
            }
        }
        others.sort(Comparator.comparing(Owner::since, Comparator.nullsLast(Comparator.reverseOrder())));
        return new FieldOwners(List.copyOf(others), List.copyOf(own));
    }

    /** Who set the field at {@code path}; the last of them where several did. */
    Optional<Owner> of(FieldPath path) {
        return others.stream().filter(owner -> owner.owns(path)).findFirst();
    }

    /** Whether what is at {@code path} is as Paved has set it: nobody has changed it since. */
    boolean isOwn(FieldPath path) {
        return of(path).isEmpty() && own.stream().anyMatch(owner -> owner.owns(path));
    }

    /** The managed fields of {@code object} without what others than Paved have at {@code paths}. */
    static JsonNode without(JsonNode object, List<FieldPath> paths) {
        JsonNode entries = object.path("metadata").path("managedFields").deepCopy();
        Iterator<JsonNode> each = entries.iterator();
        while (each.hasNext()) {
            JsonNode entry = each.next();
            if (!entry.path("manager").asText().equals(Cluster.MANAGER)) {
                paths.forEach(path -> forget(entry.path("fieldsV1"), path.steps()));
                if (entry.path("fieldsV1").isEmpty()) {
                    each.remove();
                }
            }
        }
        return entries;
    }

    /** With what is empty then: an empty list would count as the whole list. */
    private static void forget(JsonNode fields, List<FieldPath.Step> way) {
        JsonNode next = child(fields, way.getFirst());
        if (next == null) {
            return;
        }
        if (way.size() > 1) {
            forget(next, way.subList(1, way.size()));
        }
        if (way.size() == 1 || next.isEmpty()) {
            ((ObjectNode) fields).properties().removeIf(field -> field.getValue() == next);
        }
    }

    /** The step that {@code key}, a key of {@code FieldsV1}, is about; empty for what is neither a member nor a keyed item. */
    static Optional<FieldPath.Step> step(String key) {
        if (key.startsWith("f:")) {
            return Optional.of(new FieldPath.Step.Member(key.substring(2)));
        }
        return key.startsWith("k:") ? key(key).map(FieldPath.Step.Item::new) : Optional.empty();
    }

    private static Optional<ObjectNode> key(String key) {
        try {
            return JSON.readTree(key.substring(2)) instanceof ObjectNode fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable JsonNode child(JsonNode fields, FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Step.Member(String name) -> fields.get("f:" + name);
            case FieldPath.Step.Item(ObjectNode key) ->
                fields.properties().stream()
                        .filter(field -> field.getKey().startsWith("k:")
                                && key(field.getKey())
                                        .orElse(JsonNodeFactory.instance.objectNode())
                                        .equals(key))
                        .map(java.util.Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
        };
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
