package dev.paved.cli.metrics;

import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import java.io.IOException;
import java.util.List;

/**
 * The metrics day by day.
 *
 * @param points an answer for each day, earliest first; none where they aren't shown
 */
record Trends(List<Json> points) {
    static final Trends NONE = new Trends(List.of());
    private static final int DAYS = 30;

    /** Those of the last 30 days; none where they can't be had, since a table without them still tells the metrics. */
    static Trends read(ApiClient client, Resource whose, Question question) {
        Resource series =
                question.of(whose.child("series")).query("step", "1d").query("points", Integer.toString(DAYS));
        try {
            return new Trends(client.getOnce(series).at("points").items());
        } catch (IOException | FailureException untold) {
            return NONE;
        }
    }

    boolean shown() {
        return !points.isEmpty();
    }

    String of(Metric metric, boolean means) {
        return Sparkline.of(points.stream()
                .map(point -> metric.number(point.at("metrics"), means))
                .toList());
    }
}
