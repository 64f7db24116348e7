package dev.paved.deployer.target;

import dev.paved.kit.lease.Lease;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Writes down what is seen of targets, only while the lease on them is held. */
@Singleton
public class Observing {

    private final Guard guard;
    private final Targets targets;
    private final InstantSource time;

    Observing(Guard guard, Targets targets, InstantSource time) {
        this.guard = guard;
        this.targets = targets;
        this.time = time;
    }

    /** Makes sure that {@code lease} is still held: call it before something is done to what runs. */
    public void check(Lease lease) {
        guard.check(lease);
    }

    /** What is seen of {@code target} is this. */
    public void see(Target target, Observed observed, Lease lease) {
        if (!observed.equals(target.observed())) {
            guard.<Void>run(lease, session -> targets.observed(session, target, observed));
        }
    }

    /** Nothing can be seen of {@code target} now, which {@code words} tell; how it was doing stays known. */
    public void trouble(Target target, String words, Lease lease) {
        Observed last = target.observed();
        see(target, new Observed(last.health(), last.pid(), last.port(), words), lease);
    }

    /** All requests go to {@code deployment}, if that is what is desired. */
    public void routed(Target target, String deployment, Lease lease) {
        guard.<Void>run(lease, session -> targets.routed(session, target.id(), deployment, time.instant()));
    }

    /** Nothing runs, and no requests go anywhere. */
    public void nothing(Target target, Lease lease) {
        guard.<Void>run(
                lease,
                session -> targets.routed(session, target.id(), null, time.instant())
                        .chain(() -> targets.observed(session, target, Observed.nothing())));
    }

    /** What is known of whether it has what its service is given has changed. */
    public void renewing(Target target, UnaryOperator<Renewing> change, Lease lease) {
        Renewing next = change.apply(target.renewing());
        guard.<Void>run(lease, session -> targets.renewing(session, target, next));
    }
}
