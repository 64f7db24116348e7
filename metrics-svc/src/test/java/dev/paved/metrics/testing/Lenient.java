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

/** DORA's rules with the choices that are not the default ones. */
public final class Lenient {

    private Lenient() {}

    /** These, with lead times from {@code start}. */
    public static Definition from(LeadTimeStart start) {
        return new Definition(
                FrequencyCount.DAYS,
                start,
                Quantile.LOWER,
                FirstDeployment.INCLUDED,
                Set.of(FailureSign.INCIDENT, FailureSign.HOTFIX),
                RecoveryStart.DEPLOYMENT,
                Duration.ofHours(2),
                TieRule.BEFORE,
                ZoneId.of("America/New_York"));
    }
}
