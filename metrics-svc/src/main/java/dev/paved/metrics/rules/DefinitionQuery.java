package dev.paved.metrics.rules;

import dev.paved.metrics.dora.Definition;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The rules a request asks for: by name, and for {@code dora} with other choices than the configured ones. */
public final class DefinitionQuery {

    /** The name of the rules; {@code dora} where there is none. */
    @QueryParam("definition")
    @Nullable
    String definition;

    @QueryParam("frequencyCount")
    @Nullable
    String frequencyCount;

    @QueryParam("leadTimeStart")
    @Nullable
    String leadTimeStart;

    @QueryParam("quantile")
    @Nullable
    String quantile;

    @QueryParam("firstDeployment")
    @Nullable
    String firstDeployment;

    @QueryParam("failureSigns")
    @Nullable
    String failureSigns;

    @QueryParam("recoveryStart")
    @Nullable
    String recoveryStart;

    @QueryParam("attributionWindow")
    @Nullable
    String attributionWindow;

    @QueryParam("attributionTie")
    @Nullable
    String attributionTie;

    @QueryParam("zone")
    @Nullable
    String zone;

    Definition over(Definition d) {
        return new Definition(
                frequencyCount == null
                        ? d.frequencyCount()
                        : Choices.one("frequencyCount", frequencyCount, Definition.FrequencyCount.class),
                leadTimeStart == null
                        ? d.leadTimeStart()
                        : Choices.one("leadTimeStart", leadTimeStart, Definition.LeadTimeStart.class),
                quantile == null ? d.quantile() : Choices.one("quantile", quantile, Definition.Quantile.class),
                firstDeployment == null
                        ? d.firstDeployment()
                        : Choices.one("firstDeployment", firstDeployment, Definition.FirstDeployment.class),
                failureSigns == null
                        ? d.failureSigns()
                        : Choices.some("failureSigns", failureSigns, Definition.FailureSign.class),
                recoveryStart == null
                        ? d.recoveryStart()
                        : Choices.one("recoveryStart", recoveryStart, Definition.RecoveryStart.class),
                attributionWindow == null
                        ? d.attributionWindow()
                        : Choices.duration("attributionWindow", attributionWindow),
                attributionTie == null
                        ? d.attributionTie()
                        : Choices.one("attributionTie", attributionTie, Definition.TieRule.class),
                zone == null ? d.zone() : Choices.zone("zone", zone));
    }
}
