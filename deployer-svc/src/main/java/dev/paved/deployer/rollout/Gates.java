package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.Gate.Overridden;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentKind;
import dev.paved.events.PolicyEvent.PolicyViolated;
import dev.paved.kit.audit.Audit;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every {@link Gate} that there is, one after the other. */
@Singleton
public class Gates {

    private final List<Gate> gates;
    private final Outbox outbox;
    private final Audit audit;

    Gates(@All List<Gate> gates, Outbox outbox, Audit audit) {
        this.gates = gates;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What {@code plan} overrides, once it may begin; fails with the first refusal. */
    public Uni<List<Overridden>> pass(Mutiny.Session session, Plan plan) {
        Uni<List<Overridden>> passed = Uni.createFrom().item(new ArrayList<>());
        boolean rollback = plan.kind() == DeploymentKind.ROLLBACK;
        for (Gate gate : gates) {
            if (rollback && !gate.asksRollbacks()) {
                continue;
            }
            passed = passed.chain(before -> gate.check(session, plan)
                    .invoke(found -> found.ifPresent(before::add))
                    .replaceWith(before));
        }
        return passed;
    }

    /** Tells what {@code plan} overrode, as an event and in the audit. */
    Uni<Void> record(Mutiny.Session session, Plan plan, List<Overridden> overridden, Cause cause) {
        String entity = "component:default/" + plan.service();
        Uni<Void> recorded = Uni.createFrom().voidItem();
        for (Overridden one : overridden) {
            String action = "deploy " + plan.version() + " to " + plan.environment() + ": " + one.reason();
            recorded = recorded.chain(() -> outbox.append(
                            session,
                            entity,
                            new PolicyViolated(entity, one.policy(), one.rule(), action, false),
                            cause))
                    .chain(() -> audit.record(
                            session,
                            audit.ownEntry(
                                    "deployment.override-" + one.policy(),
                                    "service/" + plan.service(),
                                    one.rule() + "; " + action,
                                    cause)));
        }
        return recorded;
    }
}
