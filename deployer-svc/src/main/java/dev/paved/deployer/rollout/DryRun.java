package dev.paved.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paved.deployer.local.Migration;
import dev.paved.deployer.repository.Changes;
import dev.paved.deployer.rollout.Declarations.Declaration;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.target.Desired;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a request for a deployment.
 *
 * @param from what is to run there now; null where nothing is
 * @param image what would run, pinned to its digest; null where targets run no images
 * @param changes between the two versions; null where there is no former one, or the repository does not tell
 * @param migration what changes in its database with it; null where it declares nothing
 * @param mistake what is wrong in its manifest, so that its rollout would fail; null where nothing is, as far as the
 *     repository tells
 * @param waitsFor why it would wait before it begins; null where it would not
 * @param refusal why it would be refused; null where it would not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRun(
        String service,
        String environment,
        EnvironmentType environmentType,
        @Nullable Former from,
        String version,
        String commit,
        DeploymentKind kind,
        @Nullable String because,
        @Nullable String image,
        @Nullable String promotedFrom,
        @Nullable Changes changes,
        @Nullable Migration migration,
        @Nullable String mistake,
        @Nullable String waitsFor,
        @Nullable Problem refusal) {

    /** What is to run before. */
    record Former(String deployment, String version, String commit) {}

    static DryRun of(
            Plan plan, Optional<Desired> present, Optional<Changes> changes, Declaration declaration, Verdict verdict) {
        return new DryRun(
                plan.service(),
                plan.environment(),
                plan.environmentType(),
                present.map(it -> new Former(it.deployment(), it.version(), it.commit()))
                        .orElse(null),
                plan.version(),
                plan.commit(),
                plan.kind(),
                plan.because(),
                plan.image(),
                plan.terms().promotedFrom(),
                changes.orElse(null),
                declaration.migration(),
                declaration.mistake(),
                verdict.waitsFor(),
                verdict.refusal());
    }

    /** {@code begins}, {@code waits}, {@code refused}, or {@code fails} where it would begin for nothing. */
    @JsonProperty
    public String outcome() {
        return refusal != null ? "refused" : mistake != null ? "fails" : waitsFor != null ? "waits" : "begins";
    }

    /** How a request ends: it waits for something, is refused, or neither, and its rollout begins. */
    record Verdict(@Nullable String waitsFor, @Nullable Problem refusal) {}
}
