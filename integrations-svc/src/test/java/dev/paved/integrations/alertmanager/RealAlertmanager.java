package dev.paved.integrations.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Page;
import dev.paved.prerequisite.Prerequisite;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An Alertmanager with the configuration that the documentation shows, which notifies the service under test. */
final class RealAlertmanager implements AutoCloseable {
    private static final String PROGRAM = "prometheus-alertmanager";
    private static final String ADDRESS = "127.0.0.1";

    private final Process process;
    private final int port;

    private RealAlertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RealAlertmanager start(Path folder) throws IOException {
        Prerequisite.program(PROGRAM, "the documented receiver is not tried with Alertmanager itself");
        int port = freePort();
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), config(folder));
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=" + ADDRESS + ":" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        RealAlertmanager started = new RealAlertmanager(process, port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(started::isReady);
        return started;
    }

    /** As documented, but for where Paved is, where the secret is, and that it does not wait. */
    private static String config(Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), IntegrationsStack.SECRET + "\n");
        String documented =
                Page.named("how-to/report-incidents.md").blocks("yaml").getFirst();
        return documented
                .replace("http://paved.example.com:8080", "http://" + ADDRESS + ":" + RestAssured.port)
                .replace("/etc/alertmanager/paved-webhook-secret", secret.toString())
                .replace("route:\n", "route:\n  group_by: ['...']\n  group_wait: 0s\n  group_interval: 1s\n");
    }

    private boolean isReady() {
        return RestAssured.given().port(port).get("/-/ready").statusCode() == 200;
    }

    /** Tells it of an alert, as Prometheus does. */
    void tell(String alert) {
        RestAssured.given()
                .port(port)
                .contentType("application/json")
                .body(List.of(alert).toString().getBytes(UTF_8))
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
