package dev.paved.deployer.strategy;

/** A strategy that says nothing that can be done; the message is for people. */
public final class StrategyProblem extends Exception {

    private static final long serialVersionUID = 1;

    StrategyProblem(String field, String what, String example) {
        super("`" + field + "` " + what + ", for example `" + example + "`.", null, false, false);
    }
}
