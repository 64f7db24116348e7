package dev.paved.metrics.dora;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What evidence can be asked for, by the name it has in answers. */
public enum MetricName {
    /** Deployment frequency. */
    DEPLOYMENT_FREQUENCY("deploymentFrequency"),
    /** Change lead time. */
    CHANGE_LEAD_TIME("changeLeadTime"),
    /** Change fail rate. */
    CHANGE_FAIL_RATE("changeFailRate"),
    /** Failed deployment recovery time. */
    FAILED_DEPLOYMENT_RECOVERY_TIME("failedDeploymentRecoveryTime"),
    /** Deployment rework rate. */
    DEPLOYMENT_REWORK_RATE("deploymentReworkRate"),
    /** What incidents are put down to. */
    INCIDENTS("incidents");

    private final String label;

    MetricName(String label) {
        this.label = label;
    }

    /** As in answers and requests. */
    public String label() {
        return label;
    }

    /** The one with this label. */
    public static Optional<MetricName> labelled(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(MetricName::label).toList();
    }
}
