package dev.paved.provisioner.database.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a database.
 *
 * @param own the parts that Paved made, in the order of their making
 * @param dependents what others made for them, and is to go with them
 * @param foreign what has the name of a part and is somebody else's, as receipts list it
 */
record Holding(
        String namespace,
        Map<Part, GenericKubernetesResource> own,
        List<? extends HasMetadata> dependents,
        List<String> foreign) {

    @Nullable
    GenericKubernetesResource of(Part part) {
        return own.get(part);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        own.keySet().forEach(part -> names.add(part.in(namespace)));
        dependents.forEach(object -> names.add(told(object)));
        return names;
    }

    Identities identities() {
        Map<String, String> uids = new TreeMap<>();
        own.forEach((part, object) -> uids.put(part.step(), object.getMetadata().getUid()));
        return new Identities(uids);
    }

    /** What is being deleted, with what keeps it; empty where nothing is. */
    Optional<String> going() {
        List<String> going = new ArrayList<>();
        own.forEach((part, object) -> obstacle(part.in(namespace), object).ifPresent(going::add));
        dependents.forEach(object -> obstacle(told(object), object).ifPresent(going::add));
        return going.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", going));
    }

    private static Optional<String> obstacle(String name, HasMetadata object) {
        if (object.getMetadata().getDeletionTimestamp() == null) {
            return Optional.empty();
        }
        List<String> finalizers = object.getMetadata().getFinalizers();
        return Optional.of(
                finalizers.isEmpty()
                        ? "the " + name + " is being deleted"
                        : "the " + name + " is being deleted, but has the finalizer " + String.join(", ", finalizers)
                                + ", which what has set it must remove");
    }

    private String told(HasMetadata object) {
        return object.getKind().toLowerCase(Locale.ROOT) + " " + namespace + "/"
                + object.getMetadata().getName();
    }
}
