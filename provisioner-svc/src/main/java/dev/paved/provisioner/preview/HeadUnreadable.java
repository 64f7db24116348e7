package dev.paved.provisioner.preview;

/** The latest commit of a pull request cannot be read, for now at least; the message says why, for people. */
final class HeadUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    HeadUnreadable(String why) {
        super(why);
    }
}
