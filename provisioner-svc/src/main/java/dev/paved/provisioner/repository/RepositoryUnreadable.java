package dev.paved.provisioner.repository;

/** A commit of a repository cannot be read, for now at least; the message says why, for people. */
public final class RepositoryUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    public RepositoryUnreadable(String why) {
        super(why);
    }
}
