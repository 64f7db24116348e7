package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The comment on a pull request that says where its preview is.
 *
 * @param number the pull request's number
 * @param head the commit that the preview shows
 * @param url where it can be reached; null where it has no address of its own
 * @param phase how it is with the preview
 * @param reason why, for people, where it failed or ended
 * @see <a href="https://docs.github.com/en/rest/issues/comments">GitHub REST API, Issue comments</a>
 */
record CommentWish(
        int number,
        String environment,
        String head,
        @Nullable String url,
        Phase phase,
        @Nullable String reason) implements Wish {

    /** How the comment begins, by which it is known; nobody sees it. */
    static final String MARKER = "<!-- paved-preview -->";

    private static final int SHORT = 7;

    /** How it is with a preview. */
    enum Phase {
        READY,
        FAILED,
        ENDED
    }

    /** The same, as it is now. */
    CommentWish become(Phase next, @Nullable String why) {
        return new CommentWish(number, environment, head, url, next, why);
    }

    /** The body of the request that makes it, or changes it. */
    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("body", MARKER + "\n" + text() + because());
    }

    private String text() {
        String name = Code.of(environment);
        return switch (phase) {
            case READY ->
                "**Preview** " + name + " shows " + head.substring(0, Math.min(SHORT, head.length()))
                        + (url == null ? ". It has no address of its own." : ": " + url);
            case FAILED -> "**Preview** " + name + " failed. A new commit tries it again.";
            case ENDED -> "**Preview** " + name + " has ended, and all that belonged to it is gone.";
        };
    }

    private String because() {
        return reason == null || reason.isBlank() ? "" : "\n\n" + Code.of(reason);
    }
}
