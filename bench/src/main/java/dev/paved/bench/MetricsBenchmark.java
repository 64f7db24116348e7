package dev.paved.bench;

import dev.paved.events.Topics;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a year of a busy organisation costs metrics-svc: a replay of it, beside a bare consumer that copies the same records;
 * and an event more, beside one statement that computes all from the same tables.
 */
final class MetricsBenchmark implements Benchmark {

    /** As many as a year has, by default. */
    static final int EVENTS = 5_000_000;

    private static final int[] LOOKS = {100_000, 1_000_000, 5_000_000};
    private static final int AT_REST = 300;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private final Path root;
    private final int events;

    MetricsBenchmark(Path root, int events) {
        this.root = root;
        this.events = events;
    }

    @Override
    public void run(Report report) throws Exception {
        Path home = Files.createTempDirectory("paved-bench");
        var settings = new PostgresSettings(
                home.resolve("postgres"), FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            new EventLoad(events, Instant.now()).publish(kafka.bootstrapServers());
            report.load();
            Progress limit = bareCopy(kafka, postgres);
            try (MetricsServer server = MetricsServer.start(root, home, kafka, postgres)) {
                Progress replay =
                        new Consumption(postgres, "metrics", "partition_offset").follow(server.process(), events);
                replay(report, limit, replay);
                atRest(report, server, kafka, postgres);
            }
            report.load();
        } finally {
            Folder.delete(home);
        }
    }

    private Progress bareCopy(EmbeddedKafka kafka, EmbeddedPostgres postgres) throws Exception {
        List<String> copy = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareCopy.class.getName(),
                kafka.bootstrapServers(),
                postgres.jdbcUrl("catalog"),
                postgres.user(),
                postgres.password(),
                Topics.EVENTS);
        Process process = MetricsServer.java(copy, Map.of()).start();
        try {
            return new Consumption(postgres, "catalog", "copy_offset").follow(process, events);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void replay(Report report, Progress limit, Progress replay) {
        report.line("bare consumer, one table:  %8.0f events/s", limit.rate());
        report.line("metrics-svc, replay:       %8.0f events/s", replay.rate());
        report.line("ratio = %.2f (%d events, fsync on)", replay.rate() / limit.rate(), events);
        int[] looks = IntStream.concat(Arrays.stream(LOOKS).filter(look -> look < events), IntStream.of(events))
                .toArray();
        for (int look : looks) {
            report.line(
                    "at %8d events: %6.1f µs an event, %4d MiB resident",
                    look, replay.microsecondsAt(look), replay.mebibytesAt(look));
        }
        report.line(
                "ratio of the time an event takes, at %d to at %d = %.2f",
                events, looks[0], replay.microsecondsAt(events) / replay.microsecondsAt(looks[0]));
    }

    private void atRest(Report report, MetricsServer server, EmbeddedKafka kafka, EmbeddedPostgres postgres)
            throws Exception {
        try (var producer = EventLoad.producer(kafka.bootstrapServers(), 0)) {
            Freshness freshness = new Freshness(server, producer);
            report.line(
                    "all %d services shown %.1f s after the last event",
                    EventLoad.SERVICES, freshness.awaitAll(Math.min(EventLoad.SERVICES, events / 10)) / 1e3);
            double[] visible = freshness.measure(AT_REST);
            report.line(
                    "event sent until visible in a scrape: p50 %.0f ms, p99 %.0f ms (%d events at rest), %d MiB resident",
                    Report.quantile(visible, P50),
                    Report.quantile(visible, P99),
                    AT_REST,
                    Resident.mebibytes(server.process().toHandle()));
            double[] full = new FullRecompute(postgres).milliseconds();
            report.spread("all metrics by one statement", full, "ms");
            report.line(
                    "ratio of that to an event, from its being sent to visible = %.1f",
                    Report.median(full) / Report.quantile(visible, P50));
        }
    }
}
