package dev.paved.deployer.repository;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** A service's repository can not be read. */
record RepositoryUnreadable(String repository, String because) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                409,
                "Repository unreadable",
                "The repository " + repository + " can not be read (" + because + "); nothing was changed.");
    }
}
