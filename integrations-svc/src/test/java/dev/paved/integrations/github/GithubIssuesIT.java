package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Issues that are incidents or tickets by their labels. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubIssuesIT {

    @Test
    void labelled_issue_is_one_incident_until_it_is_closed() {
        // Given
        Published.service("sock-shop", "acme/burning");
        String opened = payload("issues", "acme/burning");
        String labelled = opened.replace(
                "\"action\": \"opened\",", "\"action\": \"labeled\", \"label\": {\"name\": \"incident\"},");
        String closed = closed(opened, "2026-11-20T17:00:00Z");

        // When
        deliver("issues", opened).then().body("status", equalTo("accepted"));
        deliver("issues", labelled).then().body("status", equalTo("ignored"));
        deliver("issues", closed).then().body("status", equalTo("accepted"));
        deliver("issues", closed).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("incident/acme/burning#12", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/burning#12", "sock-shop"),
                        new IncidentResolved(
                                "acme/burning#12", "sock-shop", null, Instant.parse("2026-11-20T17:00:00Z")));
    }

    @Test
    void end_that_is_told_before_the_beginning_tells_both() {
        // Given
        String opened = payload("issues", "acme/late").replace("\"incident\"", "\"incident\"}, {\"name\": \"ops\"");
        String closed = closed(opened, "2026-11-20T17:00:00Z");

        // When
        deliver("issues", closed).then().body("status", equalTo("accepted"));
        deliver("issues", opened).then().statusCode(202).body("status", equalTo("ignored"));
        deliver("issues", closed).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("incident/acme/late#12", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/late#12", null),
                        new IncidentResolved("acme/late#12", null, null, Instant.parse("2026-11-20T17:00:00Z")));
        assertThat(Published.await("ticket/acme/late#12", 2))
                .extracting(e -> e.event().getClass().getSimpleName())
                .containsExactly("TicketOpened", "TicketClosed");
    }

    @Test
    void issue_of_a_repository_that_was_renamed_meanwhile_ends() {
        // Given
        String opened = payload("issues", "acme/former");
        deliver("issues", opened).then().body("status", equalTo("accepted"));

        // When
        deliver("issues", closed(opened, "2026-11-20T17:00:00Z").replace("acme/former", "globex/present"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("incident/acme/former#12", 2).getLast().event())
                .isEqualTo(new IncidentResolved("acme/former#12", null, null, Instant.parse("2026-11-20T17:00:00Z")));
        assertThat(Published.of("incident/globex/present#12")).isEmpty();
    }

    @Test
    void issue_of_a_new_repository_with_a_former_name_is_another_one() {
        // Given
        String opened = payload("issues", "acme/taken");
        deliver("issues", opened).then().body("status", equalTo("accepted"));

        // When
        deliver("issues", opened.replaceFirst("\"id\": \\d+,", "\"id\": 4711,"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("incident/acme/taken#12@4711", 1)).hasSize(1);
        assertThat(Published.await("incident/acme/taken#12", 1)).hasSize(1);
    }

    @Test
    void end_that_is_told_after_the_reopening_ends_nothing() {
        // Given
        String opened = payload("issues", "acme/again");
        deliver("issues", opened).then().body("status", equalTo("accepted"));
        deliver("issues", closed(opened, "2026-11-20T17:00:00Z")).then().body("status", equalTo("accepted"));
        String reopened = opened.replace("\"opened\"", "\"reopened\"")
                .replaceFirst("\"updated_at\": \"[^\"]*\"", "\"updated_at\": \"2026-11-20T18:00:00Z\"");
        deliver("issues", reopened).then().body("status", equalTo("accepted"));

        // When
        var late = deliver("issues", closed(opened, "2026-11-20T17:30:00Z"));

        // Then
        late.then().body("status", equalTo("ignored"));
        assertThat(Published.await("incident/acme/again#12", 3))
                .extracting(e -> e.event().getClass().getSimpleName())
                .containsExactly("IncidentOpened", "IncidentResolved", "IncidentOpened");
    }

    @Test
    void issue_without_the_label_is_ignored() {
        String plain = payload("issues", "acme/calm").replace("\"name\": \"incident\"", "\"name\": \"bug\"");

        deliver("issues", plain).then().statusCode(202).body("status", equalTo("ignored"));
        deliver("issues", plain.replace("\"opened\"", "\"closed\"")).then().body("status", equalTo("ignored"));
    }

    @Test
    void issue_with_the_ops_label_is_a_ticket_until_it_is_closed() {
        // Given
        String issue = payload("issues", "acme/helped")
                .replace(
                        "\"labels\": [{\"id\": 1362934389, \"name\": \"incident\",",
                        "\"labels\": [{\"id\": 2, \"name\": \"team:payments\"}, {\"id\": 1, \"name\": \"ops/database\",");

        // When
        deliver("issues", issue).then().body("status", equalTo("accepted"));
        deliver("issues", issue).then().body("status", equalTo("ignored"));
        deliver(
                        "issues",
                        issue.replace("\"opened\"", "\"closed\"")
                                .replace("\"closed_at\": null", "\"closed_at\": \"2026-11-21T09:00:00Z\""))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("ticket/acme/helped#12", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new TicketOpened(
                                "acme/helped#12",
                                "payments",
                                "database",
                                "The shop sells no socks",
                                Instant.parse("2026-11-20T16:00:00Z")),
                        new TicketClosed("acme/helped#12", "payments", Instant.parse("2026-11-21T09:00:00Z")));
    }

    @Test
    void deliveries_are_counted_by_what_became_of_them() {
        // Given
        String delivery = Github.newDelivery();
        List<String> outcomes = List.of("accepted", "duplicate", "ignored", "unreadable", "untrusted");
        List<Double> before = outcomes.stream()
                .map(outcome -> Deliver.counted("github", outcome))
                .toList();

        // When
        deliver(delivery, "issues", payload("issues", "acme/counted"));
        deliver(delivery, "issues", payload("issues", "acme/counted"));
        deliver("watch", "{}");
        deliver("issues", "{}");
        Deliver.json("{}").post("/api/webhooks/github");

        // Then
        assertThat(outcomes.stream().map(outcome -> Deliver.counted("github", outcome)))
                .isEqualTo(before.stream().map(count -> count + 1).toList());
    }

    private static IncidentOpened opened(String incident, @Nullable String service) {
        return new IncidentOpened(
                incident,
                service,
                null,
                "The shop sells no socks",
                null,
                Instant.parse("2026-11-20T16:00:00Z"),
                null,
                null,
                null);
    }

    private static String closed(String opened, String at) {
        return opened.replace("\"opened\"", "\"closed\"")
                .replace("\"state\": \"open\"", "\"state\": \"closed\"")
                .replace("\"closed_at\": null", "\"closed_at\": \"" + at + "\"");
    }
}
