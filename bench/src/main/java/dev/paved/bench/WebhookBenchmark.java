package dev.paved.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Webhooks a second, verified and remembered (accepted) and on Kafka (published), beside the same server answering 204 without
 * any work; and how long after a delivery its effect is visible to Prometheus.
 */
final class WebhookBenchmark implements Benchmark {

    private static final int WARM_UP = 2_000;
    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 32;
    private static final int AT_REST = 200;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final String BODY = """
            {"ref":"refs/heads/main","before":"%1$s","after":"%2$s","repository":{"full_name":"bench/bench"},
             "pusher":{"name":"ada"},"commits":[{"id":"%2$s","timestamp":"2026-01-01T00:00:00Z","message":"m",
             "added":[],"removed":[],"modified":["README.md"]}]}""";

    private final Path root;

    WebhookBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public void run(Report report) throws Exception {
        try (RunningStack stack = RunningStack.start(root);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Connection database = stack.database("integrations")) {
            String base = "http://localhost:" + stack.port("--integrations-port") + "/api/webhooks/";
            String secret = Files.readString(stack.home().resolve("github-webhook-secret"))
                    .strip();
            Supplier<HttpRequest> push = () -> push(base + "github", secret);
            Supplier<HttpRequest> nothing = () -> HttpRequest.newBuilder(URI.create(base + "ping"))
                    .POST(BodyPublishers.ofString(BODY))
                    .build();
            Load load = new Load(client, AT_ONCE);
            load.send(nothing, WARM_UP, 204);
            load.send(push, WARM_UP, 202);
            awaitPublished(database, WARM_UP);
            long begin = System.nanoTime();
            double[] without = load.send(nothing, REQUESTS, 204);
            double limit = rate(begin);
            begin = System.nanoTime();
            double[] with = load.send(push, REQUESTS, 202);
            double accepted = rate(begin);
            awaitPublished(database, WARM_UP + REQUESTS);
            double published = rate(begin);
            report.line("POST /api/webhooks/ping, 204 without work: %8.0f requests/s", limit);
            report.line("POST /api/webhooks/github, accepted:       %8.0f requests/s", accepted);
            report.line("the same, until the last one is published: %8.0f requests/s", published);
            report.line(
                    "ratio accepted = %.2f, published = %.2f (one client, %d requests at a time, each on a connection of its own, on the same machine)",
                    accepted / limit, published / limit, AT_ONCE);
            report.line(
                    "until the answer: p50 %.1f ms, p99 %.1f ms; without work p50 %.1f ms, p99 %.1f ms; ratio of the p99 = %.2f",
                    Report.quantile(with, P50),
                    Report.quantile(with, P99),
                    Report.quantile(without, P50),
                    Report.quantile(without, P99),
                    Report.quantile(with, P99) / Report.quantile(without, P99));
            double[] visible =
                    new WebhookFreshness(stack, database, client, base + "github", secret).milliseconds(AT_REST);
            report.line(
                    "delivery sent until its incident is visible in a scrape: p50 %.0f ms, p99 %.0f ms (%d deliveries at rest)",
                    Report.quantile(visible, P50), Report.quantile(visible, P99), AT_REST);
            report.line("ratio of that p99 to the aim of a second = %.2f", Report.quantile(visible, P99) / 1e3);
        }
    }

    private static double rate(long begin) {
        return REQUESTS / ((System.nanoTime() - begin) / 1e9);
    }

    /** Returns when so many events were published; fails when nothing is left to publish before. */
    private static void awaitPublished(Connection database, int events) throws SQLException, InterruptedException {
        while (true) {
            try (var rows = database.createStatement().executeQuery("""
                    select count(*) filter (where published_at is null), count(*) from outbox
                     where topic = 'platform.events'""")) {
                rows.next();
                if (rows.getLong(1) == 0 && rows.getLong(2) != events) {
                    throw new IllegalStateException(events + " pushes made " + rows.getLong(2) + " events");
                }
                if (rows.getLong(1) == 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static HttpRequest push(String url, String secret) {
        String after = UUID.randomUUID().toString().replace("-", "") + "00000000";
        return Delivery.of("push", BODY.formatted("1".repeat(40), after)).request(url, secret);
    }
}
