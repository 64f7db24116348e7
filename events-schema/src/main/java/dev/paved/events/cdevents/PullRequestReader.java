package dev.paved.events.cdevents;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes as pull requests. CDEvents has no field for a pull request's branch and commits, so a change is only
 * understood where {@code customData} has them.
 */
record PullRequestReader(Document document, CdEvent.Context context, String subject) {

    private static final Pattern TRAILING_NUMBER = Pattern.compile("(?:.*[^0-9])?([0-9]{1,9})");

    FromCdEvent read(CdEventType type) {
        String repository = document.content("/repository/id");
        String branch = document.custom("branch");
        String head = document.custom("head");
        OptionalInt number = number();
        if (repository == null || branch == null || head == null || number.isEmpty()) {
            return CdEventReader.notMapped(
                    context,
                    "a pull request has a repository, a number, a branch and a head commit:"
                            + " content.repository.id, customData.number, .branch and .head");
        }
        return switch (type) {
            case CHANGE_CREATED -> opened(repository, number.getAsInt(), branch, head);
            case CHANGE_UPDATED -> updated(repository, number.getAsInt(), branch, head);
            case CHANGE_MERGED ->
                document.custom("mergeCommit") instanceof String merge
                        ? closed(repository, number.getAsInt(), branch, head, merge)
                        : CdEventReader.notMapped(
                                context, "the commit that merged it is not in customData.mergeCommit");
            default -> closed(repository, number.getAsInt(), branch, head, null);
        };
    }

    private FromCdEvent opened(String repository, int number, String branch, String head) {
        String title = Objects.requireNonNullElse(document.content("/description"), subject);
        // Whoever does not deny that it comes from a fork gets no secrets.
        boolean fork = !document.customIs("fork", false);
        return CdEventReader.mapped(
                context,
                new PullRequestOpened(
                        repository,
                        service(),
                        number,
                        title,
                        branch,
                        head,
                        fork,
                        time("openedAt"),
                        document.customTime("reopenedAt").orElse(null),
                        document.customTexts("labels")));
    }

    private FromCdEvent updated(String repository, int number, String branch, String head) {
        return CdEventReader.mapped(
                context,
                new PullRequestUpdated(
                        repository,
                        service(),
                        number,
                        branch,
                        head,
                        time("updatedAt"),
                        document.customFlag("fork"),
                        document.customTexts("labels")));
    }

    private FromCdEvent closed(String repository, int number, String branch, String head, @Nullable String merge) {
        return CdEventReader.mapped(
                context,
                new PullRequestClosed(
                        repository,
                        service(),
                        number,
                        branch,
                        head,
                        merge,
                        document.customTime("firstCommitAuthoredAt").orElse(null),
                        document.customTime("openedAt").orElse(null),
                        time("closedAt")));
    }

    private OptionalInt number() {
        var trailing = TRAILING_NUMBER.matcher(subject);
        OptionalInt said = document.customNumber("number");
        return said.isPresent() || !trailing.matches() ? said : OptionalInt.of(Integer.parseInt(trailing.group(1)));
    }

    private @Nullable String service() {
        return document.custom("service");
    }

    private Instant time(String field) {
        return document.customTime(field).orElse(context.timestamp());
    }
}
