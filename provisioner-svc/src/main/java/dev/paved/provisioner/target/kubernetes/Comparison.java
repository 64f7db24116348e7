package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is declared of an object with what is there, field by field. What the server sets by itself does not count:
 * only what is declared, and what another field manager has set beside it in the object's specification. See ADR 21.
 */
final class Comparison {

    private static final Set<String> OWN_METADATA = Set.of("labels", "annotations");
    private static final Set<String> NOT_COMPARED = Set.of("apiVersion", "kind", "metadata", "status");

    /** Controllers of the cluster, which complete what is declared. */
    private static final Set<String> CLUSTER = Set.of("kube-controller-manager", "kube-scheduler", "kubelet");

    private final JsonNode declared;
    private final JsonNode live;
    private final List<Differing> found = new ArrayList<>();

    private Comparison(JsonNode declared, JsonNode live) {
        this.declared = declared;
        this.live = live;
    }

    /** Where the object {@code live} is not as {@code declared}. */
    static List<Differing> of(JsonNode declared, JsonNode live) {
        return new Comparison(declared, live).differing();
    }

    private List<Differing> differing() {
        declared.properties().stream()
                .filter(field -> !NOT_COMPARED.contains(field.getKey()))
                .forEach(field ->
                        compare(FieldPath.ROOT.member(field.getKey()), field.getValue(), live.get(field.getKey())));
        FieldPath metadata = FieldPath.ROOT.member("metadata");
        for (String part : OWN_METADATA) {
            compare(
                    metadata.member(part),
                    declared.path("metadata").path(part),
                    live.path("metadata").get(part));
        }
        FieldOwners.of(live).others().stream()
                .filter(owner -> !CLUSTER.contains(owner.manager()))
                .forEach(owner ->
                        added(owner.fields().path("f:spec"), FieldPath.ROOT.member("spec"), declared.get("spec")));
        return List.copyOf(found);
    }

    private void compare(FieldPath path, JsonNode wanted, @Nullable JsonNode present) {
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(field -> compare(
                            path.member(field.getKey()),
                            field.getValue(),
                            present == null ? null : present.get(field.getKey())));
        } else if (wanted.isArray()) {
            items(path, wanted, present);
        } else if (!wanted.isMissingNode() && !wanted.isNull() && !Values.same(path, wanted, present)) {
            found.add(new Differing(path, wanted, present));
        }
    }

    private void items(FieldPath path, JsonNode wanted, @Nullable JsonNode present) {
        Optional<List<String>> keys = wanted.isEmpty() ? Optional.empty() : keys(path, wanted.get(0));
        if (keys.isEmpty()) {
            if (!Values.matches(path, wanted, present, false)) {
                found.add(new Differing(path, wanted, present));
            }
            return;
        }
        for (JsonNode item : wanted) {
            FieldPath at = path.item(key(item, keys.get()));
            JsonNode same = FieldPath.next(present, at.steps().getLast());
            if (same == null || at.isItemOf("env")) {
                if (!Values.matches(at, item, same, true)) {
                    found.add(new Differing(at, item, same));
                }
            } else {
                compare(at, item, same);
            }
        }
    }

    /** The fields that tell the items of a list apart; empty for a list that is one value. */
    private static Optional<List<String>> keys(FieldPath list, JsonNode item) {
        return switch (list.last()) {
            case "containers", "initContainers", "env", "volumes", "imagePullSecrets" -> Optional.of(List.of("name"));
            case "volumeMounts" -> Optional.of(List.of("mountPath"));
            case "ports" ->
                item.has("containerPort")
                        ? Optional.of(List.of("containerPort", "protocol"))
                        : Optional.of(List.of("port", "protocol"));
            default -> Optional.empty();
        };
    }

    /** The path of every field that {@code declared} sets at or below {@code path}; a variable is one. */
    static Stream<FieldPath> fields(FieldPath path, JsonNode declared) {
        if (declared.isObject() && !path.isItemOf("env")) {
            return declared.properties().stream()
                    .flatMap(field -> fields(path.member(field.getKey()), field.getValue()));
        }
        Optional<List<String>> keys =
                declared.isArray() && !declared.isEmpty() ? keys(path, declared.get(0)) : Optional.empty();
        return keys.map(key -> StreamSupport.stream(declared.spliterator(), false)
                        .flatMap(item -> fields(path.item(key(item, key)), item)))
                .orElseGet(() -> Stream.of(path));
    }

    private static ObjectNode key(JsonNode item, List<String> fields) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(item::has).forEach(field -> key.set(field, item.get(field)));
        return key;
    }

    /** Looks for what another has set, as {@code fields} say, beside what is declared. */
    private void added(JsonNode fields, FieldPath path, @Nullable JsonNode wanted) {
        fields.properties()
                .forEach(field -> FieldOwners.step(field.getKey()).ifPresent(step -> {
                    FieldPath at = step instanceof FieldPath.Step.Member(String name)
                            ? path.member(name)
                            : path.item(((FieldPath.Step.Item) step).key());
                    JsonNode present = at.in(live);
                    if (present != null) {
                        added(at, FieldPath.next(wanted, step), present, field.getValue());
                    }
                }));
    }

    private void added(FieldPath path, @Nullable JsonNode wanted, JsonNode present, JsonNode fields) {
        boolean whole = fields.isEmpty() || path.steps().getLast() instanceof FieldPath.Step.Item && wanted == null;
        if (!whole) {
            if (!path.isItemOf("env")) {
                added(fields, path, wanted);
            }
        } else if (wanted == null) {
            if (!ServerDefaults.has(path, present)) {
                note(new Differing(path, null, present));
            }
        } else if (wanted.isContainerNode() && !Values.matches(path, wanted, present, true)) {
            note(new Differing(path, wanted, present));
        }
    }

    private void note(Differing differing) {
        if (found.stream().noneMatch(known -> known.path().equals(differing.path()))) {
            found.add(differing);
        }
    }
}
