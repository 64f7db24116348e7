package dev.paved.cli.preview;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a preview is named by. */
sealed interface PreviewReference {

    /** Its name. */
    record Name(String name) implements PreviewReference {

        private static final Pattern FORM = Pattern.compile("[^/#\\s]+");

        @Override
        public Resource in(Resource previews) {
            return previews.child(name);
        }
    }

    /** Its pull request in {@code owner/name} on the platform's own forge. */
    record Here(String owner, String repository, String number) implements PreviewReference {

        private static final Pattern FORM = Pattern.compile("([^/#\\s:]+)/([^/#\\s:]+)#([0-9]{1,9})");

        @Override
        public Resource in(Resource previews) {
            return previews.child(owner).child(repository).child(number);
        }
    }

    /** Its pull request in a repository that is written in another way, such as its address. */
    record Anywhere(String repository, String number) implements PreviewReference {

        private static final Pattern PAGE = Pattern.compile(
                "(https?://[^/#?\\s]+/[^#?\\s]+?)/(?:(?:-/)?merge_requests|pulls?)/([0-9]{1,9})(?:[/?#]\\S*)?");
        private static final Pattern FORM = Pattern.compile("([^#\\s]+/[^#\\s]+)#([0-9]{1,9})");

        @Override
        public Resource in(Resource previews) {
            return previews.child("of").query("repository", repository).query("number", number);
        }
    }

    /** Where it is among {@code previews}. */
    Resource in(Resource previews);

    /**
     * What {@code text} names.
     *
     * @throws FailureException where that is nothing
     */
    static PreviewReference of(String text) {
        return Stream.<Optional<PreviewReference>>of(
                        matched(Name.FORM, text).map(found -> new Name(text)),
                        matched(Here.FORM, text).map(found -> new Here(found.group(1), found.group(2), found.group(3))),
                        matched(Anywhere.PAGE, text).map(found -> new Anywhere(found.group(1), found.group(2))),
                        matched(Anywhere.FORM, text).map(found -> new Anywhere(found.group(1), found.group(2))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                                "'" + text + "' names no preview and no pull request.",
                                "give the preview's name, acme/shop#7, or the address of the pull request, such as"
                                        + " https://gitlab.com/acme/shop/-/merge_requests/7 or https://gitlab.com/acme/shop#7")
                        .thrown());
    }

    private static Optional<Matcher> matched(Pattern form, String text) {
        return Optional.of(form.matcher(text)).filter(Matcher::matches);
    }
}
