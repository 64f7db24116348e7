package dev.paved.bench;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventIds;
import dev.paved.events.PlatformEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;

/** How long after an event was sent to Kafka its deployment is counted in what Prometheus is shown, one after the other. */
final class Freshness {

    private static final Pattern SHOWN = Pattern.compile("dora_deployments_total\\{[^}]*service=\"([^\"]*)\"");
    private static final int MANY_RELEASES = 1_000_000;
    private static final long AGAIN_MILLIS = 5;
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final EventIds ids = new EventIds(InstantSource.system());
    private final EventCodec codec = new EventCodec();
    private final MetricsServer server;
    private final KafkaProducer<String, byte[]> producer;

    Freshness(MetricsServer server, KafkaProducer<String, byte[]> producer) {
        this.server = server;
        this.producer = producer;
    }

    /** Waits until so many services are shown; gives how many milliseconds that took. */
    double awaitAll(int services) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (SHOWN.matcher(server.scrape())
                        .results()
                        .map(shown -> shown.group(1))
                        .distinct()
                        .count()
                < services) {
            giveUp(begin);
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Milliseconds, for each of {@code events}. */
    double[] measure(int events) throws IOException, InterruptedException, ExecutionException {
        double[] milliseconds = new double[events];
        for (int number = 0; number < events; number++) {
            milliseconds[number] =
                    measure(new Release("service-" + number % EventLoad.SERVICES, MANY_RELEASES + number));
        }
        return milliseconds;
    }

    private double measure(Release release) throws IOException, InterruptedException, ExecutionException {
        double before = count(release.service());
        Instant now = Instant.now();
        PlatformEvent event = ReleaseEvents.success(release, now);
        var envelope = new EventEnvelope(
                ids.next(), "/paved/bench", now, "bench/" + event.key(), 1, "chain", null, "bench", event);
        long begin = System.nanoTime();
        producer.send(codec.encode(envelope)).get();
        while (count(release.service()) <= before) {
            giveUp(begin);
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void giveUp(long begin) {
        if (System.nanoTime() - begin > GIVES_UP_NANOS) {
            throw new IllegalStateException("an event was not visible after 5 minutes");
        }
    }

    /** The successful deployments that are shown of a service; 0 where it is not shown. */
    private double count(String service) throws IOException, InterruptedException {
        Matcher shown = Pattern.compile("dora_deployments_total\\{(?=[^}]*service=\"" + service
                        + "\")(?=[^}]*outcome=\"succeeded\")[^}]*\\} (\\S+)")
                .matcher(server.scrape());
        return shown.find() ? Double.parseDouble(shown.group(1)) : 0;
    }
}
