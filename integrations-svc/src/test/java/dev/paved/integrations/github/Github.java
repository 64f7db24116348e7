package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.Deliver;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.UUID;

/** Delivers webhooks as GitHub does. */
public final class Github {
    private Github() {}

    /** A payload in the shape of GitHub's documentation; its repository is {@code fullName} instead of acme/shop, with
     * issues of its own. */
    public static String payload(String event, String fullName) {
        return Deliver.example("/github/" + event + ".json")
                .replace("acme/shop", fullName)
                .replace("444500041", String.valueOf(issue(fullName)));
    }

    /** The ping of the webhook {@code hook} of the repository {@code fullName}. */
    public static String ping(String fullName, long hook) {
        return "{\"zen\": \"\", \"hook_id\": " + hook + ", \"repository\": {\"full_name\": \"" + fullName + "\"}}";
    }

    /** The same of the organisation {@code login}. */
    public static String pingOfOrganisation(String login, long hook) {
        return "{\"zen\": \"\", \"hook_id\": " + hook + ", \"organization\": {\"login\": \"" + login + "\"}}";
    }

    private static int issue(String fullName) {
        return fullName.hashCode() & Integer.MAX_VALUE;
    }

    static String newDelivery() {
        return UUID.randomUUID().toString();
    }

    /** Delivers {@code payload}, signed. */
    public static Response deliver(String event, String payload) {
        return deliver(newDelivery(), event, payload);
    }

    static Response deliver(String delivery, String event, String payload) {
        return deliver("", delivery, event, payload);
    }

    /** Delivers to the service at {@code url}. */
    public static Response deliver(String url, String delivery, String event, String payload) {
        return RestAssured.given()
                .contentType("application/json")
                .header("User-Agent", "GitHub-Hookshot/044aadd")
                .header("X-GitHub-Delivery", delivery)
                .header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", sign(payload))
                .body(payload.getBytes(UTF_8))
                .post(url + "/api/webhooks/github");
    }

    static String sign(String payload) {
        return "sha256=" + Deliver.hmac(payload);
    }
}
