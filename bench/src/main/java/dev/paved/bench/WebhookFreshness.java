package dev.paved.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long after an incident's delivery was sent it is counted in what Prometheus is shown, one after the other. */
final class WebhookFreshness {

    private static final String SERVICE = "hello";
    private static final Pattern INCIDENTS = Pattern.compile("dora_incident_attribution_samples\\{(?=[^}]*service=\""
            + SERVICE + "\")(?=[^}]*window=\"7d\")[^}]*\\} (\\S+)");
    private static final String BODY = """
            {"action":"opened","issue":{"number":%d,"title":"Errors","state":"open","labels":[{"name":"incident"}],
             "created_at":"%2$s","updated_at":"%2$s"},
             "repository":{"full_name":"bench/%3$s"},"sender":{"login":"ada"}}""";
    private static final long AGAIN_MILLIS = 5;
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final HttpClient client;
    private final String url;
    private final String secret;
    private final HttpRequest scrape;

    /**
     * On {@code stack}, where it makes the service that has the incidents, and waits until {@code integrations}, which is that
     * service's database, knows it: an incident that comes before is nobody's.
     */
    WebhookFreshness(RunningStack stack, Connection integrations, HttpClient client, String url, String secret)
            throws SQLException, InterruptedException {
        this.client = client;
        this.url = url;
        this.secret = secret;
        this.scrape = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + stack.port("--metrics-port") + "/metrics"))
                .build();
        stack.platform("service", "create", SERVICE, "--type", "api", "--language", "node");
        awaitKnown(integrations);
    }

    private static void awaitKnown(Connection integrations) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        boolean known = false;
        while (!known) {
            giveUp(begin, "the service was not known");
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            try (var rows = integrations
                    .createStatement()
                    .executeQuery("select 1 from service_repository where service = '" + SERVICE + "'")) {
                known = rows.next();
            }
        }
    }

    private static void giveUp(long begin, String what) {
        if (System.nanoTime() - begin > GIVES_UP_NANOS) {
            throw new IllegalStateException(what + " after a minute");
        }
    }

    double[] milliseconds(int deliveries) throws IOException, InterruptedException {
        double[] milliseconds = new double[deliveries];
        for (int number = 0; number < deliveries; number++) {
            milliseconds[number] = millisecondsOf(number + 1);
        }
        return milliseconds;
    }

    private double millisecondsOf(int number) throws IOException, InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        HttpRequest delivery =
                Delivery.of("issues", BODY.formatted(number, now, SERVICE)).request(url, secret);
        long begin = System.nanoTime();
        int status = client.send(delivery, BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            throw new IllegalStateException("a delivery was answered with " + status);
        }
        while (shown() < number) {
            giveUp(begin, "a delivery's incident was not visible");
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private double shown() throws IOException, InterruptedException {
        Matcher incidents =
                INCIDENTS.matcher(client.send(scrape, BodyHandlers.ofString()).body());
        return incidents.find() ? Double.parseDouble(incidents.group(1)) : 0;
    }
}
