package dev.paved.integrations.connect;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class IntegrationsIT {
    private static final String TICKETS = "items.find { it.name == 'tickets' }.";
    private static final String UNTRUSTED = "refusals.find { it.outcome == 'untrusted' }?.";
    private static final int REFUSED = 50;

    @Test
    void each_system_is_there() {
        JsonPath all = list();

        assertThat(all.getList("items.name"))
                .containsExactly("github", "gitlab", "alertmanager", "pagerduty", "tickets", "jira", "cdevents");
        assertThat(all.getList("items.path"))
                .isEqualTo(all.getList("items.name", String.class).stream()
                        .map("/api/webhooks/"::concat)
                        .toList());
        assertThat(all.getList("items.state")).doesNotContain("not-configured");
    }

    @Test
    void what_is_believed_and_what_is_refused_is_counted_however_much_it_is() {
        // Given
        JsonPath before = list();

        // When
        deliver("{\"id\": \"connect/1\", \"state\": \"opened\", \"openedAt\": \"2026-11-20T16:00:00Z\"}", true);
        deliver("[]", true);
        for (int each = 0; each < REFUSED; each++) {
            deliver("{}", false);
        }

        // Then
        JsonPath after = Awaitility.await()
                .until(
                        IntegrationsIT::list,
                        it -> since(before, it, "refused") > REFUSED && since(before, it, "accepted") == 1);
        assertThat(since(before, after, "refused")).isEqualTo(REFUSED + 1);
        assertThat(after.getString(TICKETS + "state")).isEqualTo("connected");
        assertThat(after.getString(TICKETS + "lastAcceptedAt")).isNotNull();
        assertThat(since(before, after, UNTRUSTED + "count")).isEqualTo(REFUSED);
        assertThat(after.getString(TICKETS + UNTRUSTED + "reason")).contains("PAVED_TICKETS_WEBHOOK_SECRET");
    }

    private static long since(JsonPath before, JsonPath after, String count) {
        return number(after, count) - number(before, count);
    }

    private static long number(JsonPath list, String count) {
        Number number = list.get(TICKETS + count);
        return number == null ? 0 : number.longValue();
    }

    private static void deliver(String body, boolean signed) {
        Deliver.json(body)
                .header("X-Hub-Signature-256", "sha256=" + (signed ? Deliver.hmac(body) : "00"))
                .post("/api/webhooks/tickets");
    }

    private static JsonPath list() {
        return as("eve", "payments").get("/api/integrations").jsonPath();
    }
}
