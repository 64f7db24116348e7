package dev.paved.integrations.jira;

import dev.paved.integrations.jira.IssueEvent.Category;
import dev.paved.integrations.jira.IssueEvent.Fields;
import dev.paved.integrations.jira.IssueEvent.Issue;
import dev.paved.integrations.jira.IssueEvent.Status;
import dev.paved.integrations.ticket.OpsLabels;
import dev.paved.integrations.ticket.Ticket;
import dev.paved.kit.persistence.PlainText;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which of Jira's issues are tickets: those with the ops label, while they have it and are not done. */
@Singleton
class Issues {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 500;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private final InstantSource time;
    private final OpsLabels labels;

    Issues(InstantSource time, JiraConfig config) {
        this.time = time;
        this.labels = new OpsLabels(config.opsLabel());
    }

    /** How the ticket is that {@code event} tells of; empty where it tells of nothing that may be one. */
    Optional<Ticket> ticket(IssueEvent event) {
        return switch (event.webhookEvent()) {
            case "jira:issue_created", "jira:issue_updated" -> Optional.of(ticket(event, event.required(), false));
            case "jira:issue_deleted" -> Optional.of(ticket(event, event.required(), true));
            default -> Optional.empty();
        };
    }

    private Ticket ticket(IssueEvent event, Issue issue, boolean deleted) {
        Fields fields = issue.fields();
        boolean labelled = fields.labels().stream().anyMatch(labels::isMeant);
        boolean done = isDone(fields.status());
        Instant told = told(event, fields);
        Instant resolved = instant("/issue/fields/resolutiondate", fields.resolutionDate());
        Instant closed = done && !deleted && resolved != null ? resolved : told;
        return new Ticket(
                "jira/" + PlainText.of(issue.id(), LONGEST_NAME),
                labels.team(fields.labels()),
                labels.category(fields.labels()),
                PlainText.of(issue.key() + ": " + fields.summary(), LONGEST_TITLE),
                labelled ? required("/issue/fields/created", fields.created()) : null,
                labelled && !done && !deleted ? null : closed,
                told);
    }

    private static boolean isDone(@Nullable Status status) {
        return status != null && status.statusCategory() instanceof Category(String key) && key.equals("done");
    }

    private Instant told(IssueEvent event, Fields fields) {
        if (event.timestamp() != null) {
            return Instant.ofEpochMilli(event.timestamp());
        }
        Instant updated = instant("/issue/fields/updated", fields.updated());
        return updated == null ? time.instant() : updated;
    }

    private static Instant required(String pointer, String told) {
        return Objects.requireNonNull(instant(pointer, told));
    }

    private static @Nullable Instant instant(String pointer, @Nullable String told) {
        try {
            return told == null ? null : OffsetDateTime.parse(told, TIME).toInstant();
        } catch (DateTimeException e) {
            throw IssueEvent.unreadable(pointer, "is no time as Jira writes them, 2026-11-20T16:00:00.000+0100");
        }
    }
}
