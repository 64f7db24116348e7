package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.prerequisite.NpmPackages;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference library of Standard Webhooks takes what is signed here, and nothing else. */
class StandardWebhooksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = """
            const { Webhook } = require('standardwebhooks');
            const { secret, headers, body } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            try {
              console.log('verified ' + JSON.stringify(new Webhook(secret).verify(body, headers)));
            } catch (e) {
              console.log('refused: ' + e.message);
            }
            """;

    private final SigningSecret secret = SigningSecret.create();
    private final SigningSecret old = SigningSecret.create();
    private final String body = "{\"type\":\"dev.paved.service.retired.v1\",\"data\":{\"reason\":\"näh ✓\"}}";
    private final Webhook webhook = new Webhook("https://hook.test", List.of(secret, old), "msg-1", body);

    @Test
    void what_is_signed_here_is_verified() throws IOException, InterruptedException {
        assertThat(verified(secret, webhook.headers(Instant.now()), body)).isEqualTo("verified " + body);
    }

    @Test
    void secret_that_was_replaced_verifies_too() throws IOException, InterruptedException {
        assertThat(verified(old, webhook.headers(Instant.now()), body)).isEqualTo("verified " + body);
    }

    @Test
    void other_secrets_bodies_and_times_are_refused() throws IOException, InterruptedException {
        assertThat(verified(SigningSecret.create(), webhook.headers(Instant.now()), body))
                .isEqualTo("refused: No matching signature found");
        assertThat(verified(secret, webhook.headers(Instant.now()), body + " "))
                .isEqualTo("refused: No matching signature found");
        assertThat(verified(secret, webhook.headers(Instant.now().minusSeconds(3_600)), body))
                .isEqualTo("refused: Message timestamp too old");
    }

    private static String verified(SigningSecret secret, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        Prerequisite.program("node", "signatures are not verified by the reference library");
        Path module = Path.of(System.getProperty("paved.root"), "integrations-svc");
        Path installed = module.resolve("target/npm");
        NpmPackages.install(
                module.resolve("src/test/npm"),
                installed,
                "standardwebhooks",
                "signatures are not verified by the reference library");
        Process node = new ProcessBuilder("node", "-e", SCRIPT)
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .start();
        try (var input = node.getOutputStream()) {
            input.write(JSON.writeValueAsBytes(Map.of("secret", secret.reveal(), "headers", headers, "body", body)));
        }
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(output).isZero();
        return output.strip();
    }
}
