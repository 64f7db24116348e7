package dev.paved.integrations.github.missed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.paved.events.EventJson;
import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubClient;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub keeps of its deliveries, for three days.
 *
 * @see <a href="https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries">GitHub,
 *     Viewing webhook deliveries</a>
 */
@Singleton
class DeliveryLog {
    private static final int PAGE = 100;

    /** GitHub delivers nothing above 25 MB, and tells of a delivery the headers and the answer too. */
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final ObjectMapper MAPPER =
            EventJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final ObjectReader ATTEMPT = MAPPER.readerFor(Attempt.class);

    private final GitHubClient client;
    private final boolean hasToken;

    DeliveryLog(GithubConfig config, GitTokens tokens, BoundedHttp http, InstantSource time) {
        config.host().requireOneHost("paved.integrations.github.api");
        this.client = GitHubClient.patient(config.host(), tokens, http, MAPPER, time, LARGEST_ANSWER);
        this.hasToken = tokens.token(config.url()).isPresent();
    }

    /** Whether there is a token to ask with: nobody is told of deliveries without. */
    boolean isReadable() {
        return hasToken;
    }

    /** All attempts of {@code hook} since {@code since}, the newest first. */
    List<Attempt> since(Hook hook, Instant since) throws GitHubBusy, GitHubRefused {
        List<Attempt> attempts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more;
        do {
            String from = cursor.map(known -> "&cursor=" + known).orElse("");
            GitHubAnswer page = client.send("GET", hook.deliveries() + "?per_page=" + PAGE + from, null);
            boolean reached = false;
            for (JsonNode each : page.expect(200)) {
                Attempt attempt = attempt(each);
                reached |= attempt.deliveredAt().isBefore(since);
                attempts.add(attempt);
            }
            cursor = page.nextCursor();
            more = cursor.isPresent() && !reached;
        } while (more);
        return attempts;
    }

    /** What {@code attempt} was to deliver. */
    byte[] payload(Hook hook, Attempt attempt) throws GitHubBusy, GitHubRefused {
        JsonNode delivery =
                client.send("GET", hook.deliveries() + "/" + attempt.id(), null).expect(200);
        try {
            return MAPPER.writeValueAsBytes(delivery.path("request").path("payload"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as such", e);
        }
    }

    private static Attempt attempt(JsonNode json) throws GitHubRefused {
        try {
            return ATTEMPT.treeToValue(json, Attempt.class);
        } catch (JsonProcessingException e) {
            throw new GitHubRefused(200, "GitHub told of a delivery what is none: " + e.getOriginalMessage());
        }
    }
}
