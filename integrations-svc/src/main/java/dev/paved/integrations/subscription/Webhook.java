package dev.paved.integrations.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message to send, as often as it takes.
 *
 * @param secrets what it is signed with, all of them
 * @param id the same at each attempt
 */
record Webhook(String url, List<SigningSecret> secrets, String id, String body) {

    /**
     * What is sent with the body at {@code now}.
     *
     * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
     *     Webhooks 1.0</a>
     */
    Map<String, String> headers(Instant now) {
        long timestamp = now.getEpochSecond();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Paved-Webhooks/1.0",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(timestamp),
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" ")));
    }
}
