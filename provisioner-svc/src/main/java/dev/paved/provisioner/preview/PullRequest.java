package dev.paved.provisioner.preview;

import dev.paved.kit.digest.Sha256;
import dev.paved.kit.repository.RepositoryKey;
import dev.paved.provisioner.manifest.Placeholders;
import dev.paved.provisioner.manifest.Slug;
import java.util.HexFormat;

/**
 * A pull request.
 *
 * @param repository its repository as the events write it
 * @param key the same however it is written
 */
record PullRequest(String repository, RepositoryKey key, int number) {

    private static final int HASH = 6;

    /** One of the repository {@code owner/name} on the platform's own forge. */
    static PullRequest of(String repository, int number) {
        return new PullRequest(repository, RepositoryKey.of(repository), number);
    }

    /** What the environments made for it say they were asked for by. */
    String origin() {
        return "pull-request/" + key.value() + "#" + number;
    }

    /** What its preview is called, unless one of another repository is called so. */
    String name() {
        return named("-pr-" + number);
    }

    /** What its preview is called then. */
    String longName() {
        return named("-pr-" + number + "-"
                + HexFormat.of().formatHex(Sha256.of(key.value())).substring(0, HASH));
    }

    private String named(String end) {
        return Slug.of(key.name(), Placeholders.LONGEST - end.length()) + end;
    }

    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
