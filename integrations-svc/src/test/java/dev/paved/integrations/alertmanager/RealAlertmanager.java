package dev.paved.integrations.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Page;
import dev.paved.prerequisite.Alertmanager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An Alertmanager with the configuration that the documentation shows, which notifies the service under test. */
final class RealAlertmanager implements AutoCloseable {
    private final Alertmanager process;

    private RealAlertmanager(Alertmanager process) {
        this.process = process;
    }

    static RealAlertmanager start(Path folder) throws IOException {
        Alertmanager process = Alertmanager.start(
                folder, config(folder), "the documented receiver is not tried with Alertmanager itself");
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(process::isReady);
        return new RealAlertmanager(process);
    }

    /** As documented, but for where Paved is, where the secret is, and that it does not wait. */
    private static String config(Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), IntegrationsStack.SECRET + "\n");
        String documented =
                Page.named("how-to/report-incidents.md").blocks("yaml").getFirst();
        return documented
                .replace("http://paved.example.com:8080", "http://127.0.0.1:" + RestAssured.port)
                .replace("/etc/alertmanager/paved-webhook-secret", secret.toString())
                .replace("route:\n", "route:\n  group_by: ['...']\n  group_wait: 0s\n  group_interval: 1s\n");
    }

    /** Tells it of an alert, as Prometheus does. */
    void tell(String alert) {
        RestAssured.given()
                .baseUri(process.url())
                .contentType("application/json")
                .body(List.of(alert).toString().getBytes(UTF_8))
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
    }

    @Override
    public void close() {
        process.close();
    }
}
