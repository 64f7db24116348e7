package dev.paved.deployer.target;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import java.util.stream.Stream;

/** Keeps what should run running, on one kind of target; which one is {@code paved.deployer.target}. See ADR 28. */
public interface Keeper {

    /** The ids of targets of which something may be left that no row of theirs tells of. */
    Stream<String> recorded();

    /** Where users reach {@code service} in {@code environment}. */
    String url(String environment, String service);

    /** Does the next step for {@code target}, under {@code lease}; the answer says when to look again. */
    Requeue keep(Target target, Lease lease);
}
