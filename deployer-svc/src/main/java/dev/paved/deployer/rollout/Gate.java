package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What has to be passed before a deployment begins. */
public interface Gate {

    /** Whether rollbacks are asked too; most gates let them through. */
    default boolean asksRollbacks() {
        return false;
    }

    /**
     * Asked in the transaction that begins the rollout.
     *
     * @return what the plan goes against and is let through nevertheless, if anything; fails with a {@link
     *     dev.paved.kit.http.RefusedException} where it may not begin
     */
    Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan);

    /**
     * A rule that someone overrode.
     *
     * @param policy its kind, for example {@code freeze}
     * @param rule which one, for people
     * @param reason why it was overridden
     */
    record Overridden(String policy, String rule, String reason) {

        static boolean isOf(String policy, List<Overridden> all) {
            return all.stream().anyMatch(it -> it.policy().equals(policy));
        }
    }
}
