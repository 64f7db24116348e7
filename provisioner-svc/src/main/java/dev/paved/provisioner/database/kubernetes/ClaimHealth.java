package dev.paved.provisioner.database.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/** Reads from a claim's conditions whether its database can be used, and why not yet. */
final class ClaimHealth {

    private static final String READY = "Ready";
    private static final String SYNCED = "Synced";

    private ClaimHealth() {}

    /** Why it cannot be used yet, and what to do; empty where it can. */
    static Optional<String> waiting(String told, GenericKubernetesResource claim) {
        List<StatusCondition> conditions = StatusCondition.of(claim);
        if (conditions.isEmpty()) {
            return Optional.of("Crossplane has not taken up the " + told
                    + " yet; look whether it runs, and whether its definition offers this claim");
        }
        Optional<StatusCondition> unsynced =
                conditions.stream().filter(one -> one.isFalse(SYNCED)).findFirst();
        if (unsynced.isPresent()) {
            return unsynced.map(one -> "Crossplane cannot make the " + told + ": " + one.said()
                    + "; kubectl describe -n "
                    + claim.getMetadata().getNamespace() + " " + claim.getKind().toLowerCase(java.util.Locale.ROOT)
                    + " " + claim.getMetadata().getName());
        }
        boolean usable = conditions.stream().anyMatch(one -> one.isTrue(READY))
                && conditions.stream().anyMatch(one -> one.isTrue(SYNCED));
        return usable
                ? Optional.empty()
                : Optional.of("the " + told + " is not ready yet"
                        + conditions.stream()
                                .filter(one -> one.isFalse(READY))
                                .findFirst()
                                .map(one -> ": " + one.said())
                                .orElse(""));
    }
}
