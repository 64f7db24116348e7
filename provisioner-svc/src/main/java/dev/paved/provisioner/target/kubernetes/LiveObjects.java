package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Difference.Place;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of an environment as they are there: where they differ from what is declared, and made like that again. */
@Singleton
class LiveObjects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ATTEMPTS = 5;
    private static final String REPLICAS = "spec.replicas";
    private static final String HIDDEN = "(a value that is not shown)";

    private final Cluster cluster;
    private final NamespaceObjects namespaces;
    private final ServiceObjects services;

    LiveObjects(Cluster cluster, NamespaceObjects namespaces, ServiceObjects services) {
        this.cluster = cluster;
        this.namespaces = namespaces;
        this.services = services;
    }

    /** Everything that {@code environment} is to have. */
    private List<HasMetadata> declared(Placement environment) {
        List<HasMetadata> all = new ArrayList<>(List.of(namespaces.namespace(environment)));
        all.addAll(namespaces.inside(environment));
        environment.services().forEach(service -> all.addAll(services.of(environment, service)));
        return all;
    }

    List<Difference> differences(Placement environment) throws TargetException {
        List<Difference> differences = new ArrayList<>();
        for (HasMetadata object : declared(environment)) {
            HasMetadata live = live(object);
            if (live == null || isAnother(environment, live)) {
                String actual = live == null ? null : "another of that name";
                differences.add(new Difference(resource(object), "", "there", actual, null, null, service(object)));
                if (object instanceof Namespace) {
                    return differences; // What was in it is gone with it.
                }
            } else {
                compare(object, live, differences);
            }
        }
        return differences;
    }

    /** A namespace is the environment's by its uid: its labels may have been changed. */
    private static boolean isAnother(Placement environment, HasMetadata live) {
        return live instanceof Namespace
                && (!live.getMetadata().getUid().equals(environment.identity())
                        || live.getMetadata().getDeletionTimestamp() != null);
    }

    private static void compare(HasMetadata object, HasMetadata live, List<Difference> differences)
            throws TargetException {
        JsonNode present = json(live);
        FieldOwners owners = FieldOwners.of(present);
        for (Differing differing : Comparison.of(json(object), present)) {
            if (isOwn(owners, differing)) {
                continue; // What is declared has changed since; that is nobody's doing there.
            }
            Optional<FieldOwners.Owner> owner = differing.live() == null || owners.isOwn(differing.path())
                    ? Optional.empty()
                    : owners.of(differing.path());
            differences.add(new Difference(
                    resource(object),
                    differing.path().toString(),
                    text(object, differing.path(), differing.declared()),
                    text(object, differing.path(), differing.live()),
                    owner.map(FieldOwners.Owner::manager).orElse(null),
                    owner.map(FieldOwners.Owner::since).orElse(null),
                    service(object)));
        }
    }

    /** Servers before 1.23 do not note who scales: replicas that differ are somebody's doing, whoever seems to own them. */
    private static boolean isOwn(FieldOwners owners, Differing differing) {
        return differing.live() != null
                && !differing.path().toString().equals(REPLICAS)
                && owners.isOwn(differing.path());
    }

    /** A variable is told by its value. The values of secrets are not told. */
    private static @Nullable String text(HasMetadata object, FieldPath path, @Nullable JsonNode value) {
        if (value != null && object.getKind().equals("Secret") && !path.isWithin("metadata")) {
            return HIDDEN;
        }
        return value != null && path.isItemOf("env") && !value.has("valueFrom")
                ? value.path("value").asText()
                : Values.text(value);
    }

    /** Makes what is there as declared at {@code places}, and leaves what else differs as it is. */
    void revert(Placement environment, Set<Place> places) throws TargetException {
        for (HasMetadata object : declared(environment)) {
            if (places.stream().anyMatch(place -> place.resource().equals(resource(object)))) {
                revert(environment, object, places);
            }
        }
    }

    private void revert(Placement environment, HasMetadata object, Set<Place> places) throws TargetException {
        HasMetadata live = live(object);
        if (live == null) {
            if (!(object instanceof Namespace)) {
                apply(object);
            }
            return;
        }
        if (isAnother(environment, live)
                || live instanceof Namespace namespace
                        && Ownership.doubt(environment, namespace).isPresent()) {
            return;
        }
        JsonNode present = json(live);
        ObjectNode wanted = json(object);
        List<FieldPath> additions = new ArrayList<>();
        FieldOwners owners = FieldOwners.of(present);
        for (Differing differing : Comparison.of(json(object), present)) {
            boolean chosen =
                    places.contains(new Place(resource(object), differing.path().toString()));
            if (!chosen && !differing.isAddition() && !isOwn(owners, differing)) {
                differing.path().set(wanted, differing.live());
            } else if (chosen && differing.isAddition()) {
                additions.add(differing.path());
            }
        }
        if (!additions.isEmpty()) {
            remove(live, present, additions);
        }
        apply(read(wanted, object.getClass()));
    }

    /** Takes what is declared as Paved's own at {@code places}: others lose their claim on it. */
    void adopt(Placement environment, Set<Place> places) throws TargetException {
        for (HasMetadata object : declared(environment)) {
            HasMetadata live = live(object);
            if (live != null
                    && places.stream().anyMatch(place -> place.resource().equals(resource(object)))) {
                revert(environment, object, Set.of());
                disown(object, places, ATTEMPTS);
            }
        }
    }

    /** Again where the object changed meanwhile: its state does at any time. */
    private void disown(HasMetadata object, Set<Place> places, int attempts) throws TargetException {
        HasMetadata live = live(object);
        if (live == null) {
            return;
        }
        List<FieldPath> paths = Comparison.fields(FieldPath.ROOT, json(object))
                .filter(path -> places.contains(new Place(resource(object), path.toString())))
                .toList();
        ArrayNode patch = JSON.createArrayNode();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/resourceVersion")
                .put("value", live.getMetadata().getResourceVersion());
        patch.addObject()
                .put("op", "replace")
                .put("path", "/metadata/managedFields")
                .set("value", FieldOwners.without(json(live), paths));
        try {
            patch(live, patch, "making the " + told(live) + " Paved's own");
        } catch (TargetException e) {
            if (attempts <= 1) {
                throw e;
            }
            disown(object, places, attempts - 1);
        }
    }

    /** Takes out what is beside what is declared, unless it changed meanwhile. */
    private void remove(HasMetadata live, JsonNode present, List<FieldPath> additions) throws TargetException {
        ArrayNode patch = JSON.createArrayNode();
        additions.stream()
                .flatMap(path -> path.pointer(present).stream())
                .sorted(Comparator.comparing(LiveObjects::position).reversed())
                .forEach(pointer -> {
                    patch.addObject().put("op", "test").put("path", pointer).set("value", present.at(pointer));
                    patch.addObject().put("op", "remove").put("path", pointer);
                });
        patch(live, patch, "taking out of the " + told(live) + " what is not declared");
    }

    private void patch(HasMetadata live, ArrayNode patch, String step) throws TargetException {
        PatchContext context = new PatchContext.Builder()
                .withPatchType(PatchType.JSON)
                .withFieldManager(Cluster.MANAGER)
                .build();
        cluster.ask(step, client -> client.resource(live).patch(context, patch.toString()));
    }

    /** Items of a list are taken out from its end on, so that those before keep their places. */
    private static String position(String pointer) {
        StringBuilder position = new StringBuilder();
        for (String part : pointer.split("/", -1)) {
            position.append('/').append(part.matches("\\d+") ? "%06d".formatted(Integer.parseInt(part)) : part);
        }
        return position.toString();
    }

    /** With force: somebody has chosen this over what another has set. */
    private void apply(HasMetadata object) throws TargetException {
        cluster.ask(
                "reverting the " + told(object),
                client -> client.resource(object)
                        .fieldManager(Cluster.MANAGER)
                        .forceConflicts()
                        .serverSideApply());
    }

    private @Nullable HasMetadata live(HasMetadata object) throws TargetException {
        return cluster.<@Nullable HasMetadata>ask(
                "looking at the " + told(object),
                client -> client.resource(object).get());
    }

    private static ObjectNode json(HasMetadata object) {
        return JSON.valueToTree(object);
    }

    private static HasMetadata read(JsonNode object, Class<? extends HasMetadata> type) {
        try {
            return JSON.treeToValue(object, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was declared is unreadable", e);
        }
    }

    private static @Nullable String service(HasMetadata object) {
        return object.getMetadata().getLabels().get(ServiceObjects.NAME);
    }

    private static String resource(HasMetadata object) {
        return object.getKind().toLowerCase(Locale.ROOT) + "/"
                + object.getMetadata().getName();
    }

    private static String told(HasMetadata object) {
        return resource(object).replace('/', ' ');
    }
}
