package dev.paved.cli.context;

import dev.paved.cli.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A server that was logged in to.
 *
 * @param server the base URL
 * @param token the stored token, or null
 * @param localHome the state folder of the local stack whose keys sign for this context, or null
 */
record SavedContext(
        String name,
        String server,
        @Nullable String token,
        @Nullable String localHome) {

    static SavedContext of(String name, Json saved) {
        boolean local = saved.text("identity").equals("local");
        return new SavedContext(
                name,
                saved.text("server"),
                saved.find("token").orElse(null),
                local ? saved.find("home").orElse(null) : null);
    }

    Json.Fields json() {
        Json.Fields json = Json.object().with("server", server);
        return localHome == null
                ? json.with("token", token)
                : json.with("identity", "local").with("home", localHome);
    }

    String identity() {
        return localHome != null ? "local" : token != null ? "token" : "none";
    }
}
