package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.IntegrationsStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers webhooks as GitHub does. */
final class Github {
    private Github() {}

    /** A payload in the shape of GitHub's documentation; its repository is {@code full name} instead of acme/shop. */
    static String payload(String event, String fullName) {
        try (var file = Github.class.getResourceAsStream("/github/" + event + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).replace("acme/shop", fullName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String newDelivery() {
        return UUID.randomUUID().toString();
    }

    static Response deliver(String event, String payload) {
        return deliver(newDelivery(), event, payload);
    }

    static Response deliver(String delivery, String event, String payload) {
        return RestAssured.given()
                .contentType("application/json")
                .header("User-Agent", "GitHub-Hookshot/044aadd")
                .header("X-GitHub-Delivery", delivery)
                .header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", sign(payload))
                .body(payload.getBytes(UTF_8))
                .post("/api/webhooks/github");
    }

    static String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(IntegrationsStack.SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
