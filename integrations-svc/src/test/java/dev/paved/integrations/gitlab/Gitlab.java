package dev.paved.integrations.gitlab;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import io.restassured.response.Response;
import java.util.UUID;

/** What GitLab delivers. */
final class Gitlab {
    private Gitlab() {}

    static String payload(String event, String project) {
        return Deliver.example("/gitlab/" + event + ".json").replace("acme/shop", project);
    }

    static Response deliver(String event, String payload) {
        return Deliver.json(payload)
                .header("X-Gitlab-Token", IntegrationsStack.SECRET)
                .header("X-Gitlab-Event", event)
                .header("X-Gitlab-Event-UUID", UUID.randomUUID())
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/webhooks/gitlab");
    }
}
