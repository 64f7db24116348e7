package dev.paved.integrations.github.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.github.EventNames;
import dev.paved.integrations.github.connect.Made.How;
import dev.paved.integrations.github.missed.Hooks;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubClient;
import dev.paved.kit.github.GitHubRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The webhooks of one repository or organisation, on GitHub. */
final class RemoteHooks {
    private static final int PAGE = 100;
    private static final String ALL = "*";
    private static final String JSON = "json";
    private static final String VERIFIED = "0";

    private final GitHubClient client;
    private final ObjectMapper json;
    private final String path;

    RemoteHooks(GitHubClient client, ObjectMapper json, String place) {
        this.client = client;
        this.json = json;
        this.path = Hooks.path(place);
    }

    /** Lets there be one that delivers to {@code url} all that is followed, signed with {@code secret}. */
    Made make(String url, String secret) throws GitHubBusy, GitHubRefused {
        List<JsonNode> same = all().stream()
                .filter(hook -> isSame(url, hook.at("/config/url").asText()))
                .sorted(Comparator.comparing(hook -> !hook.path("active").asBoolean()))
                .toList();
        if (same.isEmpty()) {
            ObjectNode asked = settings(url, secret, EventNames.FOLLOWED).put("name", "web");
            return new Made(id(client.send("POST", path, asked).expect(201)), How.CREATED, List.of());
        }
        JsonNode found = same.getFirst();
        long id = id(found);
        Set<String> events = events(found);
        client.send("PATCH", path + "/" + id, settings(url, secret, events)).expect(200);
        return new Made(
                id,
                isRight(found, url, events) ? How.CONFIRMED : How.CORRECTED,
                same.stream().skip(1).map(RemoteHooks::id).toList());
    }

    /** Asks for a ping. */
    void ping(long id) throws GitHubBusy, GitHubRefused {
        client.send("POST", path + "/" + id + "/pings", null).expect(204);
    }

    /** What GitHub keeps of the last ping of {@code id}; nothing where it keeps none yet. */
    Optional<JsonNode> lastPing(long id) throws GitHubBusy, GitHubRefused {
        JsonNode deliveries = client.send("GET", path + "/" + id + "/deliveries?per_page=" + PAGE, null)
                .expect(200);
        return StreamSupport.stream(deliveries.spliterator(), false)
                .filter(each -> each.path("event").asText().equals("ping"))
                .findFirst();
    }

    private List<JsonNode> all() throws GitHubBusy, GitHubRefused {
        List<JsonNode> all = new ArrayList<>();
        int page = 0;
        JsonNode last;
        do {
            page++;
            GitHubAnswer answer = client.send("GET", path + "?per_page=" + PAGE + "&page=" + page, null);
            last = answer.expect(200);
            last.forEach(all::add);
        } while (last.size() == PAGE);
        return all;
    }

    private ObjectNode settings(String url, String secret, Iterable<String> events) {
        ObjectNode settings = json.createObjectNode();
        settings.putObject("config")
                .put("url", url)
                .put("content_type", JSON)
                .put("secret", secret)
                .put("insecure_ssl", VERIFIED);
        events.forEach(settings.putArray("events")::add);
        return settings.put("active", true);
    }

    /** What {@code hook} delivers and what is followed: nothing that somebody chose is taken away. */
    private static Set<String> events(JsonNode hook) {
        Set<String> events = new LinkedHashSet<>();
        hook.path("events").forEach(event -> events.add(event.asText()));
        if (!events.contains(ALL)) {
            events.addAll(EventNames.FOLLOWED);
        }
        return events;
    }

    private static boolean isRight(JsonNode hook, String url, Set<String> events) {
        return hook.path("active").asBoolean()
                && hook.path("events").size() == events.size()
                && hook.at("/config/url").asText().equals(url)
                && hook.at("/config/content_type").asText().equals(JSON)
                && hook.at("/config/insecure_ssl").asText().equals(VERIFIED);
    }

    private static boolean isSame(String one, String other) {
        return withoutEnd(one).equalsIgnoreCase(withoutEnd(other));
    }

    private static String withoutEnd(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** GitHub's number of a webhook, or of a delivery. */
    static long id(JsonNode numbered) {
        return numbered.path("id").asLong();
    }
}
