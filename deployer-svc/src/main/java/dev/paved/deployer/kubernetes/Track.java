package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** Which of a service's workloads: the one that stays, or that of a version that is tried beside it. See ADR 33. */
enum Track {
    STABLE("stable", ""),
    CANDIDATE("candidate", "-candidate");

    private static final String LABEL = "paved.dev/track";
    private static final int LONGEST = 63;

    private final String label;
    private final String suffix;

    Track(String label, String suffix) {
        this.label = label;
        this.suffix = suffix;
    }

    /** What the objects of {@code service} are called. */
    String name(String service) {
        return service.substring(0, Math.min(service.length(), LONGEST - suffix.length())) + suffix;
    }

    /** What its pods have beside the labels of the service. */
    Map<String, String> label() {
        return Map.of(LABEL, label);
    }

    /** What {@code service}'s pods of it are found by. */
    Map<String, String> selector(String service) {
        return Map.of(Names.NAME, service, LABEL, label);
    }

    /** That which {@code object} is of, by its labels. */
    static Track of(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && CANDIDATE.label.equals(labels.get(LABEL)) ? CANDIDATE : STABLE;
    }
}
