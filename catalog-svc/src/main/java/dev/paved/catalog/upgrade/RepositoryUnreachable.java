package dev.paved.catalog.upgrade;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** A repository that is elsewhere can't be read or written. */
record RepositoryUnreachable(String url, String because) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(503, "Service unavailable", "The repository " + url + " can't be reached: " + because + ".")
                .next("Try again in a moment; where it is private, the platform needs a token: paved.git.tokens");
    }
}
