package dev.paved.deployer.freeze;

import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets nothing begin in a freeze, unless it says why it must. */
@Singleton
class FreezeGate implements Gate {

    private final Freezes freezes;
    private final InstantSource time;

    FreezeGate(Freezes freezes, InstantSource time) {
        this.freezes = freezes;
        this.time = time;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        return freezes.on(session, plan.service(), plan.environment(), time.instant())
                .map(on -> on.isEmpty() ? Optional.empty() : Optional.of(overridden(on, plan)));
    }

    private static Overridden overridden(List<FreezeEntity> on, Plan plan) {
        String reason = plan.terms().freezeOverride();
        if (reason == null) {
            throw FreezeRefusal.frozen(on.getFirst(), plan).thrown();
        }
        return new Overridden("freeze", on.stream().map(FreezeGate::words).collect(Collectors.joining("; ")), reason);
    }

    private static String words(FreezeEntity freeze) {
        return "freeze " + freeze.id + " of " + freeze.environment + " by " + freeze.createdBy + " until "
                + freeze.until.truncatedTo(ChronoUnit.SECONDS);
    }
}
