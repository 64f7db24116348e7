package dev.paved.deployer.promotion;

import dev.paved.deployer.GateSettings;
import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.OffPath;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets nothing begin that policy wants verified in another environment and is not, unless somebody else approved it, or
 * it says why it must and for how long.
 */
@Singleton
class VerifiedGate implements Gate {

    private final Verification verification;
    private final GateSettings settings;

    VerifiedGate(Verification verification, GateSettings settings) {
        this.verification = verification;
        this.settings = settings;
    }

    /** Only to tell whether what comes back is off the path still. */
    @Override
    public boolean asksRollbacks() {
        return true;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        Optional<String> upstream = settings.of(plan.environmentType())
                .flatMap(GateSettings.Gate::verifiedUpstream)
                .filter(environment -> !environment.equals(plan.environment()));
        boolean passes = plan.terms().approvedBy() != null || plan.kind() == DeploymentKind.ROLLBACK;
        if (upstream.isEmpty() || passes && plan.terms().offPath() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return verification
                .doubt(session, plan.service(), upstream.get(), plan.version(), plan.commit())
                .map(doubt -> doubt.map(why -> overridden(plan, upstream.get(), why)));
    }

    private static Overridden overridden(Plan plan, String upstream, String why) {
        OffPath offPath = plan.terms().offPath();
        if (offPath == null) {
            throw new PromotionRefusal.Unverified(plan.service(), plan.environment(), plan.version(), upstream, why)
                    .thrown();
        }
        return new Overridden(
                "off-path",
                "it has to be verified in " + upstream + ", and " + why + "; it is meant to run until "
                        + offPath.until().truncatedTo(ChronoUnit.SECONDS),
                offPath.reason());
    }
}
