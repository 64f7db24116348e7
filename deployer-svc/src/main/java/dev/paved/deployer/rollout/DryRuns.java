package dev.paved.deployer.rollout;

import dev.paved.deployer.repository.Changes;
import dev.paved.deployer.repository.CommitRanges;
import dev.paved.deployer.rollout.DryRun.Verdict;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells what would come of requests for deployments. What a request does is done, gates and all, in a transaction that is
 * rolled back whatever comes of it: so the two can not differ.
 */
@Singleton
public class DryRuns {

    private final Deploying deploying;
    private final Targets targets;
    private final CommitRanges ranges;
    private final Declarations declarations;
    private final Transactions transactions;
    private final Caller caller;
    private final Automation automation;

    DryRuns(
            Deploying deploying,
            Targets targets,
            CommitRanges ranges,
            Declarations declarations,
            Transactions transactions,
            Caller caller,
            Automation automation) {
        this.deploying = deploying;
        this.targets = targets;
        this.ranges = ranges;
        this.declarations = declarations;
        this.transactions = transactions;
        this.caller = caller;
        this.automation = automation;
    }

    private record Tried(Plan plan, Optional<Desired> present, Verdict verdict) {}

    /**
     * What would come of deploying what {@code planning} comes to; the arguments are those of {@link Deploying#of}.
     *
     * @throws RefusedException when it comes to nothing
     */
    public DryRun of(boolean asked, boolean queue, BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning) {
        Cause cause = caller.cause();
        boolean automated = automation.asks();
        Tried tried = transactions.run(session -> {
            session.currentTransaction().markForRollback();
            return planning.apply(session, cause)
                    .chain(plan -> attempt(session, plan.automated(automated), asked, queue, cause));
        });
        Plan plan = tried.plan();
        Optional<Changes> changes = tried.present()
                .flatMap(it -> ranges.between(plan.service(), plan.repository(), it.commit(), plan.commit()));
        return DryRun.of(plan, tried.present(), changes, declarations.of(plan), tried.verdict());
    }

    private Uni<Tried> attempt(Mutiny.Session session, Plan plan, boolean asked, boolean queue, Cause cause) {
        return targets.find(session, plan.service(), plan.environment())
                .map(found -> found.flatMap(Target::wanted))
                .chain(present -> deploying
                        .decide(session, plan, asked, queue, cause)
                        .map(decision -> new Verdict(decision.waitsFor(), null))
                        .onFailure(RefusedException.class)
                        .recoverWithItem(DryRuns::refused)
                        .map(verdict -> new Tried(plan, present, verdict)));
    }

    private static Verdict refused(Throwable refusal) {
        return new Verdict(null, ((RefusedException) refusal).failure().problem());
    }
}
