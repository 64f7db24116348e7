package dev.paved.provisioner.database;

/** A seed that cannot be run, now or later: the message says for people what is wrong with it, and where. */
public class BrokenSeedException extends Exception {

    private static final long serialVersionUID = 1;

    public BrokenSeedException(String why) {
        super(why);
    }
}
