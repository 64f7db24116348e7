package dev.paved.bench;

import dev.paved.events.Topics;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Events a second that metrics-svc replays into its facts, beside a bare consumer that copies the same records. */
final class MetricsBenchmark implements Benchmark {

    private static final int EVENTS = Integer.getInteger("paved.bench.events", 5_000_000);
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m", "-Xss512k");

    private final Path root;

    MetricsBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public void run(Report report) throws Exception {
        Path home = Files.createTempDirectory("paved-bench");
        var settings = new PostgresSettings(
                home.resolve("postgres"), FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            new EventLoad(EVENTS, Instant.now()).publish(kafka.bootstrapServers());
            double limit = rate(bareCopy(kafka, postgres), new Consumption(postgres, "catalog", "copy_offset"));
            double ours = rate(replay(home, kafka, postgres), new Consumption(postgres, "metrics", "partition_offset"));
            report.line("bare consumer, one table:  %8.0f events/s", limit);
            report.line("metrics-svc, replay:       %8.0f events/s", ours);
            report.line("ratio = %.2f (%d events, fsync on)", ours / limit, EVENTS);
        } finally {
            Folder.delete(home);
        }
    }

    private static double rate(ProcessBuilder consumer, Consumption consumption) throws Exception {
        Process process = consumer.start();
        try {
            return consumption.rate(process, EVENTS);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static ProcessBuilder bareCopy(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        return java(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareCopy.class.getName(),
                        kafka.bootstrapServers(),
                        postgres.jdbcUrl("catalog"),
                        postgres.user(),
                        postgres.password(),
                        Topics.EVENTS),
                Map.of());
    }

    private ProcessBuilder replay(Path home, EmbeddedKafka kafka, EmbeddedPostgres postgres) throws IOException {
        return java(
                List.of(
                        "-jar",
                        root.resolve("metrics-svc/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(FreePort.any()),
                        "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "PAVED_DB_HOST", postgres.host(),
                        "PAVED_DB_PORT", String.valueOf(postgres.port()),
                        "PAVED_DB_USER", postgres.user(),
                        "PAVED_DB_PASSWORD", postgres.password(),
                        "PAVED_HOME", home.toString(),
                        "QUARKUS_OIDC_PUBLIC_KEY", LocalIdentity.at(home).publicKey()));
    }

    private static ProcessBuilder java(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(JVM, arguments).forEach(command::addAll);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }
}
