package dev.paved.integrations.github.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.github.missed.Hooks;
import dev.paved.integrations.request.Fields;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be connected.
 *
 * @param place the repository, as {@code owner/name}, or the organisation
 * @param url where GitHub reaches the platform; as configured where there is none
 * @param token what GitHub is asked with, for this request alone; the service's own where there is none
 */
record ConnectRequest(String place, Optional<String> url, Optional<String> token) {

    private static final String RULE = "must be a repository, as owner/name, or an organisation";
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");

    /**
     * Reads {@code {place, url, token}}.
     *
     * @throws RefusedException where anything is wrong
     */
    static ConnectRequest of(@Nullable JsonNode body) {
        Fields fields = Fields.of(body, "place", "url", "token");
        Optional<String> place = fields.text("place");
        Optional<String> token = fields.text("token");
        Optional<String> url = fields.text("url");
        if (place.filter(Hooks::isPlace).isEmpty()) {
            fields.wrong("place", RULE);
        }
        if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
            fields.wrong("token", "must be a token of GitHub");
        }
        fields.check();
        return new ConnectRequest(place.orElseThrow(), url, token);
    }

    /** {@code place}, which is one. */
    static String place(@Nullable String place) {
        if (place == null || !Hooks.isPlace(place)) {
            throw new RefusedException(Invalid.field("/place", RULE));
        }
        return place;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "connect " + place + url.map(at -> " to " + at).orElse("");
    }
}
