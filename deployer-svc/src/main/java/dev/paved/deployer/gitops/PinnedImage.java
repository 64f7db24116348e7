package dev.paved.deployer.gitops;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image by its digest.
 *
 * @param repository where it is, without tag and digest
 * @param digest what it is, for example {@code sha256:...}
 */
record PinnedImage(String repository, String digest) {

    private static final Pattern REFERENCE =
            Pattern.compile("(?<repository>[^@\\s]+?)(?::\\w[\\w.-]{0,127})?@(?<digest>sha256:[0-9a-f]{64})");

    /** The one that {@code reference} names; nothing where it names none by digest. */
    static Optional<PinnedImage> of(String reference) {
        Matcher found = REFERENCE.matcher(reference);
        return found.matches()
                ? Optional.of(new PinnedImage(found.group("repository"), found.group("digest")))
                : Optional.empty();
    }

    /** Its full name. */
    String reference() {
        return repository + "@" + digest;
    }
}
