package dev.paved.deployer.promotion;

import dev.paved.deployer.GateSettings;
import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets nothing begin that policy wants verified in another environment and is not, unless somebody else approved it. */
@Singleton
class VerifiedGate implements Gate {

    private final Verification verification;
    private final GateSettings settings;

    VerifiedGate(Verification verification, GateSettings settings) {
        this.verification = verification;
        this.settings = settings;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        Optional<String> upstream = settings.of(plan.environmentType())
                .flatMap(GateSettings.Gate::verifiedUpstream)
                .filter(environment -> !environment.equals(plan.environment()));
        if (upstream.isEmpty() || plan.terms().approvedBy() != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return verification
                .doubt(session, plan.service(), upstream.get(), plan.version(), plan.commit())
                .map(doubt -> {
                    doubt.ifPresent(why -> refuse(plan, upstream.get(), why));
                    return Optional.empty();
                });
    }

    private static void refuse(Plan plan, String upstream, String why) {
        throw new PromotionRefusal.Unverified(plan.service(), plan.environment(), plan.version(), upstream, why)
                .thrown();
    }
}
