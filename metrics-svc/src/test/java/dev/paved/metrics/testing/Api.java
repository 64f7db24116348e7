package dev.paved.metrics.testing;

import static dev.paved.kit.testing.Tokens.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventJson;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.http.MetricsAnswer;
import java.time.Instant;
import java.util.List;

/** What the service answers, and what it should answer by the log. */
public final class Api {

    private static final ObjectMapper JSON = EventJson.mapper();

    private Api() {}

    /** The metrics of {@code service}. */
    public static MetricsAnswer service(String service, Window window) {
        return get("/api/metrics/services/" + service, window);
    }

    /** The metrics of {@code team}. */
    public static MetricsAnswer team(String team, Window window) {
        return get("/api/metrics/teams/" + team, window);
    }

    /** The metrics of all. */
    public static MetricsAnswer organisation(Window window) {
        return organisation("/api/metrics", window);
    }

    /** The metrics of all, by the instance at {@code url}. */
    public static MetricsAnswer organisation(String url, Window window) {
        return get(url, window);
    }

    /** The metrics of all services, recomputed from every event in the topic. */
    public static Metrics recomputed(Window window, Instant asOf) {
        List<EventEnvelope> log = Stream.events();
        List<Judgement> judged = Folded.facts(log).values().stream()
                .map(facts -> Judge.judge(facts, Definition.DORA, asOf))
                .toList();
        return Metrics.of(judged, window, Definition.DORA, asOf);
    }

    private static MetricsAnswer get(String path, Window window) {
        String body = as("ada")
                .queryParam("window", window.label())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return JSON.readValue(body, MetricsAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }
}
