package dev.paved.metrics.product;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A metric of the platform as a product. */
enum Metric {
    TIME_TO_FIRST_DEPLOYMENT("timeToFirstDeployment"),
    GOLDEN_PATH_ADOPTION("goldenPathAdoption"),
    GOLDEN_PATH_DEPLOYMENTS("goldenPathDeployments"),
    ONBOARDING("onboarding"),
    RETENTION("retention"),
    TICKET_DEFLECTION("ticketDeflection"),
    NPS("nps");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** As in requests and answers. */
    String label() {
        return label;
    }

    static Optional<Metric> labelled(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Metric::label).toList();
    }
}
