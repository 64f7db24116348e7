package dev.paved.integrations.github.connect;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub keeps of a ping.
 *
 * @param recorded whether it keeps anything yet
 * @param delivery by what GitHub knows it, however often it is sent again; null where nothing is kept
 * @param statusCode what GitHub was answered, or its own number where it was not
 * @param status the same in GitHub's words
 * @param why what that means; null where nothing is kept
 * @param next what to do about it
 */
record PingReport(
        boolean recorded,
        @Nullable String delivery,
        @Nullable Integer statusCode,
        @Nullable String status,
        @Nullable String deliveredAt,
        @Nullable String why,
        String next) {

    /** GitHub has written nothing down. */
    static PingReport none() {
        return new PingReport(
                false,
                null,
                null,
                null,
                null,
                null,
                "GitHub may still be at it: look at Recent Deliveries of the webhook, or give the same command again.");
    }

    /** What {@code delivery} says, which GitHub made to {@code url}, or could not. */
    static PingReport of(JsonNode delivery, String url) {
        int code = delivery.path("status_code").asInt();
        Meaning meaning = Meaning.of(code, url);
        return new PingReport(
                true,
                delivery.path("guid").asText(),
                code,
                delivery.path("status").asText(),
                delivery.path("delivered_at").asText(),
                meaning.why(),
                meaning.next());
    }

    private record Meaning(String why, String next) {

        static Meaning of(int code, String url) {
            return switch (code) {
                case 401 ->
                    new Meaning(
                            "what answers there does not know the secret that GitHub signs with",
                            "Give the same command again, which sets it anew; if that does not help, see whether " + url
                                    + " is this platform.");
                case 404, 405 ->
                    new Meaning(
                            "something answers there, and does not know that path",
                            "Say with --url where the platform is reached.");
                default -> ofClass(code / 100, url);
            };
        }

        private static Meaning ofClass(int hundreds, String url) {
            return switch (hundreds) {
                case 2 ->
                    new Meaning(
                            "something took it, but not this platform",
                            "See what answers at " + url + ", and say with --url where the platform is reached.");
                case 3 ->
                    new Meaning(
                            "what answers there leads elsewhere, where GitHub does not follow",
                            "Say with --url where it leads to.");
                case 4 ->
                    new Meaning(
                            "something answers there, and refuses it",
                            "See what answers at " + url + ", such as a proxy that wants a login.");
                default ->
                    new Meaning(
                            "GitHub can't reach " + url
                                    + ", does not trust its certificate, or nothing answers there in time",
                            "See that its certificate is one that everybody trusts; let GitHub's addresses (https://api.github.com/meta, hooks) reach it, or say with --url where"
                                    + " the platform is reached.");
            };
        }
    }
}
