package dev.paved.integrations.github;

import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Issue;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Label;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the activity on an issue means for something that lasts while the issue is open and has a label. */
sealed interface LabelledIssue {

    /** It began, or began again. {@code since} is when, {@code at} when that was told. */
    record Began(Instant since, Instant at) implements LabelledIssue {}

    /** It ended, if it was there. */
    record Ended(Instant at) implements LabelledIssue {}

    /** It was there from {@code since} on, which may not have been told, and ended. */
    record Passed(Instant since, Instant at) implements LabelledIssue {}

    /** Nothing. */
    record Unmoved() implements LabelledIssue {}

    /**
     * Reads {@code activity}.
     *
     * @param isMeant tells the label by its name
     * @param now stands for a time that GitHub does not tell
     */
    static LabelledIssue of(IssueActivity activity, Predicate<String> isMeant, Instant now) {
        Issue issue = activity.issue();
        boolean concerned = activity.label() instanceof Label(String name) && isMeant.test(name);
        boolean hasLabel = labels(issue).stream().anyMatch(isMeant);
        boolean labelled = hasLabel && isOpen(issue);
        Instant updated = or(issue.updatedAt(), now);
        return switch (activity.action()) {
            case "opened" -> labelled ? new Began(issue.createdAt(), issue.createdAt()) : new Unmoved();
            case "labeled" -> concerned && isOpen(issue) ? new Began(issue.createdAt(), updated) : new Unmoved();
            case "reopened" -> labelled ? new Began(updated, updated) : new Unmoved();
            case "closed" -> closed(issue, hasLabel, or(issue.closedAt(), now));
            case "unlabeled" -> concerned ? new Ended(updated) : new Unmoved();
            case "deleted", "transferred" -> new Ended(updated);
            default -> new Unmoved();
        };
    }

    private static LabelledIssue closed(Issue issue, boolean hasLabel, Instant at) {
        return hasLabel && !at.isBefore(issue.createdAt()) ? new Passed(issue.createdAt(), at) : new Ended(at);
    }

    /** Who did it, where GitHub tells. */
    static @Nullable String actor(IssueActivity activity) {
        return activity.sender() instanceof Account(String login) ? login : null;
    }

    /** The names of its labels. */
    static List<String> labels(Issue issue) {
        return issue.labels().stream().map(Label::name).toList();
    }

    private static boolean isOpen(Issue issue) {
        return issue.state() == null || issue.state().equals("open");
    }

    private static Instant or(@Nullable Instant told, Instant now) {
        return told == null ? now : told;
    }
}
