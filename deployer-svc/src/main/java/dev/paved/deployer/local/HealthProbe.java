package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks instances whether they are ready. */
@Singleton
public class HealthProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final BoundedHttp http;
    private final int successes;

    HealthProbe(BoundedHttp http, DeployerSettings settings) {
        this.http = http;
        this.successes = settings.healthySuccesses();
    }

    /** Asks until it is healthy several times in a row, or not once. */
    public Probe severalTimes(Instance instance) {
        Probe probe = once(instance);
        for (int more = 1; more < successes && probe.healthy(); more++) {
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Probe(false, "was not asked any more");
            }
            probe = once(instance);
        }
        return probe;
    }

    /** Asks once. */
    public Probe once(Instance instance) {
        URI uri = URI.create("http://127.0.0.1:" + instance.port() + instance.health());
        try {
            HttpResponse<Void> response =
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding(), PATIENCE);
            int status = response.statusCode();
            return new Probe(status / 100 == 2, "answered " + status + " on " + instance.health());
        } catch (ConnectException e) {
            return new Probe(false, "nothing listened on its port " + instance.port());
        } catch (HttpTimeoutException e) {
            return new Probe(false, "did not answer on " + instance.health() + " within " + Words.of(PATIENCE));
        } catch (IOException e) {
            return new Probe(false, "gave no HTTP answer on " + instance.health());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Probe(false, "was not asked any more");
        }
    }
}
