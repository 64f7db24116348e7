package dev.paved.metrics.history;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.kit.past.Past;
import dev.paved.metrics.history.ChangeRow.Pull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows as events. All events of a row have one key, so they arrive in order: once the last is in the facts, all are.
 */
final class Teller {

    private static final String PUSHER = "import";
    private static final String BRANCH = "main";

    private final String actor;
    private final Map<ChangeRow, String> parents;

    /** A teller for {@code actor} that knows the commit before each, where there is one. */
    Teller(String actor, Map<ChangeRow, String> parents) {
        this.actor = actor;
        this.parents = parents;
    }

    List<EventEnvelope> tell(PastRow row) {
        return switch (row) {
            case DeploymentRow deployment -> {
                Telling telling = telling("deployment/" + deployment.id(), row.content());
                DeploymentTelling.tell(deployment, telling);
                yield telling.events();
            }
            case ChangeRow change -> tell(change);
            case IncidentRow incident -> tell(incident);
        };
    }

    private List<EventEnvelope> tell(ChangeRow row) {
        String parent = parents.get(row);
        Telling telling = telling("change/" + row.repository() + "@" + row.sha(), row.content() + parent);
        if (row.pullRequest() instanceof Pull pull) {
            telling.then(pull.merged(), closed(row, pull));
        }
        return telling.then(row.committed(), pushed(row, parent)).events();
    }

    private static CommitsPushed pushed(ChangeRow row, @Nullable String parent) {
        return new CommitsPushed(
                row.repository(),
                row.service(),
                BRANCH,
                parent,
                row.sha(),
                List.of(new Commit(row.sha(), row.authored(), row.committed(), row.merge(), List.of())),
                PUSHER,
                row.committed());
    }

    private static PullRequestClosed closed(ChangeRow row, Pull pull) {
        return new PullRequestClosed(
                row.repository(),
                row.service(),
                pull.number(),
                "pull/" + pull.number(),
                row.sha(),
                row.sha(),
                pull.firstCommit(),
                pull.opened(),
                pull.merged());
    }

    private List<EventEnvelope> tell(IncidentRow row) {
        Telling telling = telling("incident/" + row.id(), row.content())
                .then(
                        row.opened(),
                        new IncidentOpened(
                                row.id(),
                                row.service(),
                                row.environment(),
                                row.title(),
                                row.severity(),
                                row.opened(),
                                row.causeDeployment(),
                                row.causeVersion(),
                                row.causeCommit()));
        if (row.resolved() != null) {
            telling.then(
                    row.resolved(),
                    new IncidentResolved(
                            row.id(), row.service(), row.environment(), Objects.requireNonNull(row.resolved())));
        }
        return telling.events();
    }

    private Telling telling(String subject, String content) {
        return new Telling(Past.IMPORT, actor, subject, content);
    }
}
