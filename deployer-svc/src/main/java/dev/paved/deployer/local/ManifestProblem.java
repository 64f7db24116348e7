package dev.paved.deployer.local;

/** A {@code platform.yaml} that says no program how to run; the message is for people. */
public final class ManifestProblem extends Exception {

    private static final long serialVersionUID = 1;

    ManifestProblem(String message) {
        super(message, null, false, false);
    }
}
