package dev.paved.integrations.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.outbound.Destination;
import dev.paved.integrations.outbound.Exchange;
import dev.paved.integrations.outbound.GuardedHttp;
import dev.paved.integrations.outbound.OutboundConfig;
import dev.paved.integrations.outbound.RetryAfter;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks Slack's Web API, once and within the limit of time. Blocks.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api">Slack, Using the Slack Web API</a>
 */
@Singleton
class SlackApi {

    /** The most of an answer that is read: the messages of a channel. */
    private static final int ANSWER_BYTES = 4_000_000;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final SlackConfig config;
    private final OutboundConfig outbound;
    private final GuardedHttp http;
    private final ObjectMapper json;
    private final InstantSource time;

    SlackApi(SlackConfig config, OutboundConfig outbound, GuardedHttp http, ObjectMapper json, InstantSource time) {
        this.config = config;
        this.outbound = outbound;
        this.http = http;
        this.json = json;
        this.time = time;
    }

    /** Sends {@code body} as JSON, which methods that write take; gives the answer, which is ok. */
    JsonNode post(String token, String method, ObjectNode body) throws SlackTrouble {
        return ask(token, method, "application/json; charset=utf-8", body.toString());
    }

    /** Sends {@code parameters} as a form, which methods that read take; gives the answer, which is ok. */
    JsonNode form(String token, String method, Map<String, String> parameters) throws SlackTrouble {
        String form = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ask(token, method, "application/x-www-form-urlencoded", form);
    }

    private JsonNode ask(String token, String method, String type, String body) throws SlackTrouble {
        Map<String, String> headers =
                Map.of("authorization", "Bearer " + token, "content-type", type, "user-agent", "Paved/1.0");
        Exchange exchange = http.post(destination(method), headers, body.getBytes(StandardCharsets.UTF_8), ANSWER_BYTES)
                .await()
                .atMost(outbound.limit().plus(MARGIN));
        return switch (exchange) {
            case Exchange.Answered answer -> answered(answer);
            case Exchange.Failed(String reason) -> throw SlackTrouble.unanswered(new SlackOutcome.Failed(null, reason));
            case Exchange.Refused(String reason) ->
                throw SlackTrouble.refused("", new SlackOutcome.Failed(null, reason));
        };
    }

    private Destination destination(String method) throws SlackTrouble {
        try {
            return Destination.of(config.url() + "/" + method, outbound.plainHttp());
        } catch (Destination.Unusable e) {
            throw SlackTrouble.refused(
                    "",
                    new SlackOutcome.Failed(
                            null, "paved.integrations.slack.url does not lead to Slack: " + e.getMessage()));
        }
    }

    private JsonNode answered(Exchange.Answered answer) throws SlackTrouble {
        int status = answer.status();
        Duration pause = answer.retryAfter()
                .flatMap(header -> RetryAfter.parse(header, time.instant()))
                .orElse(Duration.ZERO);
        if (status == TOO_MANY_REQUESTS) {
            throw SlackErrors.limited(status, "ratelimited", pause);
        }
        JsonNode body = parsed(answer).orElse(null);
        if (body == null || !body.path("ok").isBoolean()) {
            throw SlackTrouble.unanswered(new SlackOutcome.Failed(status, strange(status)));
        }
        if (!body.path("ok").asBoolean()) {
            throw SlackErrors.trouble(
                    status, body.path("error").asText(), body.path("needed").asText(), pause);
        }
        return body;
    }

    private String strange(int status) {
        return status >= SERVER_ERROR
                ? "What answers at " + config.url() + " has trouble of its own: " + status + "."
                : "What answers at " + config.url() + " is not Slack's Web API (" + status
                        + "). An operator has to see whether paved.integrations.slack.url is right.";
    }

    private Optional<JsonNode> parsed(Exchange.Answered answer) {
        if (answer.status() != OK) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
