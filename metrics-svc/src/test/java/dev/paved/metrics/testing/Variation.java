package dev.paved.metrics.testing;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Definition.FrequencyCount;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Definition.RecoveryStart;
import dev.paved.metrics.dora.Definition.TieRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/** DORA's default definition with other choices. */
public final class Variation {

    private FrequencyCount frequencyCount = Definition.DORA.frequencyCount();
    private LeadTimeStart leadTimeStart = Definition.DORA.leadTimeStart();
    private Quantile quantile = Definition.DORA.quantile();
    private FirstDeployment firstDeployment = Definition.DORA.firstDeployment();
    private Set<FailureSign> failureSigns = Definition.DORA.failureSigns();
    private RecoveryStart recoveryStart = Definition.DORA.recoveryStart();
    private Duration attributionWindow = Definition.DORA.attributionWindow();
    private TieRule attributionTie = Definition.DORA.attributionTie();
    private ZoneId zone = Definition.DORA.zone();

    /** Another count of deployment frequency. */
    public Variation with(FrequencyCount choice) {
        frequencyCount = choice;
        return this;
    }

    /** Another start of lead times. */
    public Variation with(LeadTimeStart choice) {
        leadTimeStart = choice;
        return this;
    }

    /** Another reading of quantiles. */
    public Variation with(Quantile choice) {
        quantile = choice;
        return this;
    }

    /** Another treatment of first deployments. */
    public Variation with(FirstDeployment choice) {
        firstDeployment = choice;
        return this;
    }

    /** Only these signs of failure. */
    public Variation with(FailureSign... choice) {
        failureSigns = Set.of(choice);
        return this;
    }

    /** Another start of recoveries. */
    public Variation with(RecoveryStart choice) {
        recoveryStart = choice;
        return this;
    }

    /** Another window of attribution. */
    public Variation with(Duration choice) {
        attributionWindow = choice;
        return this;
    }

    /** Another tie rule. */
    public Variation with(TieRule choice) {
        attributionTie = choice;
        return this;
    }

    /** Another zone. */
    public Variation with(ZoneId choice) {
        zone = choice;
        return this;
    }

    /** The definition. */
    public Definition definition() {
        return new Definition(
                frequencyCount,
                leadTimeStart,
                quantile,
                firstDeployment,
                failureSigns,
                recoveryStart,
                attributionWindow,
                attributionTie,
                zone);
    }
}
