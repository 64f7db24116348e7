package dev.paved.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.prerequisite.Alertmanager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What delivers to the platform is connected by the command, which sees the delivery arrive. */
@ExtendWith(SharedStack.class)
class ConnectST {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String PING =
            "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 4711, \"repository\": {\"full_name\": \"acme/by-hand\"}}";

    private final Stack stack;

    ConnectST(Stack stack) {
        this.stack = stack;
    }

    @Test
    void webhook_that_is_set_up_by_hand_is_connected_by_its_ping() {
        // When
        CompletableFuture<Shell.Result> command = CompletableFuture.supplyAsync(
                () -> stack.platform("connect", "github", "acme/by-hand", "--by-hand", "--timeout", "1m"));
        await().atMost(SOON).until(() -> {
            assertThat(ping()).isEqualTo(202);
            return command.isDone();
        });

        // Then
        Shell.Result result = command.join();
        assertThat(result.exit()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith("acme/by-hand is connected: its ping arrived at ");
        assertThat(result.err()).contains("in the file " + secretFile().getFileName() + " of its state folder");
        await().atMost(SOON).until(() -> state("github").equals("connected"));
    }

    @Test
    void alertmanager_is_connected_by_a_test_alert(@TempDir Path folder) throws IOException {
        // Given
        JsonNode asked = Stack.read(
                stack.platform("connect", "alertmanager", "--url", stack.url(), "--timeout", "1ms", "-o", "json")
                        .out());
        Path secret = Files.writeString(folder.resolve("secret"), Stack.ALERTMANAGER_SECRET);
        String config = asked.get("configuration")
                .asText()
                .replace("/etc/alertmanager/paved-webhook-secret", secret.toString());
        try (Alertmanager alertmanager =
                Alertmanager.start(folder, config, "a test alert is not sent by Alertmanager itself")) {
            await().atMost(SOON).ignoreExceptions().until(alertmanager::isReady);

            // When
            Shell.Result result =
                    stack.platform("connect", "alertmanager", "--alertmanager", alertmanager.url(), "--timeout", "1m");

            // Then
            assertThat(result.exit()).as(result.toString()).isZero();
            assertThat(result.out()).startsWith("Alertmanager is connected: the test alert arrived\n");
        }
    }

    private String state(String integration) {
        for (JsonNode each : stack.json("connect").get("items")) {
            if (each.get("name").asText().equals(integration)) {
                return each.get("state").asText();
            }
        }
        throw new AssertionError("there is no " + integration);
    }

    private int ping() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Stack.text(secretFile()).strip().getBytes(UTF_8), "HmacSHA256"));
        return stack.send(HttpRequest.newBuilder(URI.create(stack.url() + "/api/webhooks/github"))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "ping")
                        .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                        .header(
                                "X-Hub-Signature-256",
                                "sha256=" + HexFormat.of().formatHex(mac.doFinal(PING.getBytes(UTF_8))))
                        .POST(BodyPublishers.ofString(PING))
                        .build())
                .statusCode();
    }

    private Path secretFile() {
        return stack.home().resolve("github-webhook-secret");
    }
}
