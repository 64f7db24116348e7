package dev.paved.deployer.gitops;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image, by its tag or, better, by its digest, which says what it is.
 *
 * @param reference its full name
 * @param repository where it is, without tag and digest
 * @param tag empty where there is none
 * @param digest for example {@code sha256:...}; empty where there is none
 */
record Image(String reference, String repository, String tag, String digest) {

    private static final String TAG = "\\w[\\w.-]{0,127}";
    private static final Pattern REFERENCE =
            Pattern.compile("(?<repository>[^@\\s\"]+?)(?::(?<tag>" + TAG + "))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /** The one that {@code reference} names; nothing where it names none by tag or digest. */
    static Optional<Image> of(String reference) {
        Matcher found = REFERENCE.matcher(reference);
        if (!found.matches() || (found.group("tag") == null && found.group("digest") == null)) {
            return Optional.empty();
        }
        return Optional.of(new Image(
                reference, found.group("repository"), orEmpty(found.group("tag")), orEmpty(found.group("digest"))));
    }

    /** Whether it is the same: where both have a digest, whatever they are called beside it. */
    boolean isSame(Image other) {
        boolean sure = !digest.isEmpty() && digest.equals(other.digest);
        return repository.equals(other.repository)
                && (sure || digest.isEmpty() && other.digest.isEmpty() && tag.equals(other.tag));
    }

    /** What a kustomization calls it beside its digest: the tag, or the version where that can be one. */
    String tagOr(String version) {
        return !tag.isEmpty() ? tag : version.matches(TAG) ? version : "";
    }

    private static String orEmpty(@Nullable String found) {
        return found == null ? "" : found;
    }
}
