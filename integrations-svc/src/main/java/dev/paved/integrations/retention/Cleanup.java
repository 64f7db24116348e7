package dev.paved.integrations.retention;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.retention.OldRows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets what has done its work for longer than it is kept, so that no table only grows. */
@ApplicationScoped
class Cleanup {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** GitHub lists, and delivers again, what it delivered in the last three days. */
    private static final Duration REDELIVERED = Duration.ofDays(3);

    /** What is older is told to GitHub no more. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final BackgroundLoop loop = new BackgroundLoop("cleanup", PERIOD, this::clean);
    private final OldRows rows;
    private final PreviousSecrets secrets;
    private final RetentionConfig kept;

    Cleanup(OldRows rows, PreviousSecrets secrets, RetentionConfig kept) {
        this.rows = rows;
        this.secrets = secrets;
        this.kept = kept;
    }

    void start(@Observes StartupEvent event) {
        check(kept);
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /** Refuses to go on where something would be forgotten that still works. */
    static void check(RetentionConfig kept) {
        require("deliveries", kept.deliveries(), REDELIVERED, "GitHub delivers again what is younger");
        require("told", kept.told(), REDELIVERED, "GitHub delivers again what is younger");
        require("wishes", kept.wishes(), NEWS, "GitHub is still told what is younger");
    }

    private static void require(String setting, Duration kept, Duration least, String why) {
        if (kept.compareTo(least) < 0) {
            throw new IllegalStateException("paved.integrations.retention." + setting + ", " + kept + ", is too short: "
                    + why + ". Set it to " + least + " or more, or leave it out.");
        }
    }

    void clean() {
        rows.delete("webhook_delivery", "received_at < $1", kept.deliveries());
        rows.delete("told", "not open and kept_at < $1", kept.told());
        rows.delete("github_issue", """
                seen_at < $1 and not exists (
                    select from told where open and id in ('incident/' || name, 'ticket/' || name))""", kept.told());
        rows.delete("repository_name", """
                told_at < $1 and not exists (
                    select from repository_name other
                     where other.repository_id = repository_name.repository_id and other.name <> repository_name.name)""", kept.repositoryNames());
        // Where not one can be looked through, it is the token that is wrong.
        rows.delete("github_hook", """
                trouble is not null and coalesce(looked_until, known_at) < $1
                and exists (select from github_hook other where other.trouble is null and other.looked_until > $1)""", kept.hooks());
        rows.delete("github_wish", "not open and wished_at < $1", kept.wishes());
        secrets.forget();
    }
}
