package dev.paved.bench;

import dev.paved.bench.ServiceServer.Surroundings;
import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventIds;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * One event for a thousand subscriptions, from its being on Kafka until each receiver that answers has it: with all of them
 * answering; with one in ten that takes connections and never answers; and once these are known to fail.
 */
final class SubscriptionBenchmark implements Benchmark {

    /** How many subscriptions there are, by default. */
    static final int SUBSCRIPTIONS = 1_000;

    private static final int WARM_UP = 5;
    private static final int EVENTS = 10;
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private final EventIds ids = new EventIds(InstantSource.system());
    private final EventCodec codec = new EventCodec();
    private final Path root;
    private final int subscriptions;
    private int published;

    SubscriptionBenchmark(Path root, int subscriptions) {
        this.root = root;
        this.subscriptions = subscriptions;
    }

    @Override
    public void run(Report report) throws Exception {
        Path home = Files.createTempDirectory("paved-bench");
        var settings = new PostgresSettings(
                home.resolve("postgres"), FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
                Receivers receivers = Receivers.start();
                ServiceServer service = start(new Surroundings(root, home, kafka, postgres, ""));
                KafkaProducer<String, byte[]> producer = EventLoad.producer(kafka.bootstrapServers(), 0)) {
            measure(report, service, receivers, producer);
        } finally {
            Folder.delete(home);
        }
    }

    private ServiceServer start(Surroundings at) throws Exception {
        ServiceServer service = ServiceServer.start(
                at,
                "integrations-svc",
                Map.of(
                        "PAVED_INTEGRATIONS_OUTBOUND_ALLOWED_RANGES", "127.0.0.0/8",
                        "PAVED_INTEGRATIONS_OUTBOUND_PLAIN_HTTP", "true",
                        "PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS", "user:bench",
                        "PAVED_INTEGRATIONS_SUBSCRIPTIONS_MOST_PER_TEAM", String.valueOf(2 * subscriptions)));
        service.await(() -> service.http().get("/api/subscriptions").has("items"));
        return service;
    }

    private void measure(
            Report report, ServiceServer service, Receivers receivers, KafkaProducer<String, byte[]> producer)
            throws Exception {
        int dead = subscriptions / 10;
        int healthy = subscriptions - dead;
        String[] replaced = new String[dead];
        for (int number = 0; number < subscriptions; number++) {
            String id = subscribe(service, receivers.answering(number));
            if (number >= healthy) {
                replaced[number - healthy] = id;
            }
        }
        fanOut(receivers, producer, subscriptions, WARM_UP);
        double[] all = fanOut(receivers, producer, subscriptions, EVENTS);
        List<String> silent = new ArrayList<>();
        for (int number = 0; number < dead; number++) {
            service.http().delete("/api/subscriptions/" + replaced[number]);
            silent.add(subscribe(service, receivers.silent(number)));
        }
        String asked = "%d answer, %d never do".formatted(healthy, dead);
        show(report, "all %d answer".formatted(subscriptions), all);
        besides(report, asked, fanOut(receivers, producer, healthy, EVENTS), all);
        for (String id : silent) {
            service.await(() -> service.http()
                    .get("/api/subscriptions/" + id)
                    .get("subscription")
                    .hasNonNull("failingSince"));
        }
        besides(report, "the same, known to fail", fanOut(receivers, producer, healthy, EVENTS), all);
        report.line("%d events each time, one after the other", EVENTS);
    }

    private static void besides(Report report, String what, double[] some, double[] all) {
        show(report, what, some);
        report.line("ratio of the p99 = %.2f (limit 2)", Report.quantile(some, P99) / Report.quantile(all, P99));
    }

    private static String subscribe(ServiceServer service, String url) throws Exception {
        return service.http()
                .post(
                        "/api/subscriptions",
                        Map.of("team", "user:bench", "url", url, "filter", Map.of("types", List.of("service.retired"))))
                .get("id")
                .asText();
    }

    /** Publishes {@code events}, each once the one before has reached all {@code receiving}; how long each way took. */
    private double[] fanOut(Receivers receivers, KafkaProducer<String, byte[]> producer, int receiving, int events)
            throws Exception {
        receivers.taken();
        for (int event = 0; event < events; event++) {
            receivers.begin();
            producer.send(codec.encode(retired())).get(1, TimeUnit.MINUTES);
            receivers.await(receiving);
        }
        return receivers.taken();
    }

    private EventEnvelope retired() {
        String service = "service-" + published++;
        return new EventEnvelope(
                ids.next(),
                "/paved/bench",
                Instant.now(),
                "service/" + service,
                1,
                "bench",
                null,
                "bench",
                new ServiceRetired(service, null));
    }

    private static void show(Report report, String what, double[] taken) {
        report.line(
                "%-32s p50 %.0f ms, p99 %.0f ms, last %.0f ms",
                what, Report.quantile(taken, P50), Report.quantile(taken, P99), Report.quantile(taken, 1));
    }
}
