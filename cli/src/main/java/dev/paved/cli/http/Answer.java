package dev.paved.cli.http;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonReader;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
record Answer(
        int status,
        byte[] body,
        @Nullable String requestId,
        @Nullable String retryAfter) {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Whether nobody took the request: the service behind the router may be restarting. */
    boolean worthAnotherTry() {
        return status == 502 || status == 503 || status == 504;
    }

    /** The body as JSON, or nothing when it is none. */
    Json json() {
        try {
            return JsonReader.read(body);
        } catch (IOException notJson) {
            return Json.NULL;
        }
    }

    /** How long the server asks to wait, bounded so that a person isn't kept waiting by mistake. */
    Duration pause(Duration otherwise) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,4}")) {
            return otherwise;
        }
        return Duration.ofSeconds(Math.clamp(Long.parseLong(retryAfter), 0, 2)).plusMillis(100);
    }
}
