package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PullRequestCommand;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What happens to pull requests in the tests, and what is seen of their previews. */
final class Given {

    static final Duration SOON = Duration.ofSeconds(40);
    static final String HEADS = "refs/heads/";
    static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    static final String MANIFEST = """
            apiVersion: paved.dev/v1
            kind: Environment
            spec: {type: preview, ttl: 1h}
            """;

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private Given() {}

    static GitRepository local(String name) {
        return GitRepository.create(StackResource.home().resolve("repositories").resolve(name + ".git"));
    }

    static PullRequestOpened opened(String repository, int number, String head, int second) {
        return new PullRequestOpened(
                repository, null, number, "Socks", "socks", head, false, START.plusSeconds(second), null, List.of());
    }

    static PullRequestOpened reopened(String repository, int number, String head, int second) {
        return new PullRequestOpened(
                repository, null, number, "Socks", "socks", head, false, START, START.plusSeconds(second), List.of());
    }

    static PullRequestOpened fork(String repository, int number, String head, int second) {
        return new PullRequestOpened(
                repository, null, number, "Socks", "main", head, true, START.plusSeconds(second), null, List.of());
    }

    static PullRequestUpdated updated(String repository, int number, String head, int second, String... labels) {
        return new PullRequestUpdated(
                repository, null, number, "socks", head, START.plusSeconds(second), null, List.of(labels));
    }

    static PullRequestClosed closed(String repository, int number, String head, int second) {
        return new PullRequestClosed(
                repository, null, number, "socks", head, null, null, START, START.plusSeconds(second));
    }

    static PullRequestCommanded commanded(
            String repository, int number, PullRequestCommand command, @Nullable String argument) {
        return new PullRequestCommanded(repository, null, number, command, argument, "ada", START.plusSeconds(3_600));
    }

    static void happens(ChangeEvent... events) {
        for (ChangeEvent event : events) {
            Stream.publish(new EventEnvelope(
                    UUID.randomUUID(),
                    "/paved/integrations",
                    Instant.now(),
                    "repository/" + event.repository(),
                    SEQUENCE.incrementAndGet(),
                    "pull-" + event.key(),
                    null,
                    "ada",
                    event));
        }
    }

    static Response show(String preview) {
        return as("ada").get("/api/previews/" + preview);
    }

    /** Waits until the preview is in {@code state} and has acted on the commit {@code head}. */
    static ValidatableResponse is(String preview, String state, String head) {
        await().atMost(SOON)
                .untilAsserted(() -> show(preview)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo(state))
                        .body("head", equalTo(head)));
        return show(preview).then();
    }

    static Response environment(String name) {
        return as("ada").get("/api/environments/" + name);
    }

    static void gone(String environment) {
        await().atMost(SOON).until(() -> environment(environment).statusCode() == 404);
    }

    static List<PreviewReady> told(String environment) {
        return Stream.events().stream()
                .filter(envelope -> envelope.event() instanceof PreviewReady)
                .map(envelope -> (PreviewReady) envelope.event())
                .filter(ready -> ready.environment().equals(environment))
                .toList();
    }

    static String sql(String query) {
        try (var connection = StackResource.postgres().connect("provisioner");
                var statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
