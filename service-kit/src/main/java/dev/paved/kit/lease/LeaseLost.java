package dev.paved.kit.lease;

/** Another instance has taken the work over: stop, and write nothing more. */
public class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost(Lease lease) {
        super("the lease on " + lease.name() + " of epoch " + lease.epoch() + " is lost");
    }
}
