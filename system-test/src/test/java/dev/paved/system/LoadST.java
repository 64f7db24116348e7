package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class LoadST {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int SOME = 200;

    private final Stack stack;
    private final Services services;

    LoadST(Stack stack) {
        this.stack = stack;
        this.services = new Services(stack);
    }

    @Test
    void no_request_is_lost_while_versions_come_and_go() {
        // Given
        services.create("busy", "node");
        release("1.0.0", "{strategy: rolling}");
        release("1.1.0", "{strategy: rolling}");
        release("1.2.0", "{strategy: canary, steps: [{weight: 20}, {pause: 1s}, {weight: 60}, {pause: {}}]}");
        release("1.3.0", "{strategy: blue-green, hold: 10m}");
        release("1.4.0", "{strategy: rolling}");
        Services.succeed(services.deploy("busy", "1.0.0"));

        try (Load load = Load.on(services.url("busy"))) {
            assertThat(load.next(SOME)).containsOnlyKeys("1.0.0");

            // When
            Services.succeed(services.deploy("busy", "1.1.0"));
            assertThat(load.next(SOME)).containsOnlyKeys("1.1.0");

            JsonNode canary = stack.json("deploy", "busy", "--env", "production", "--version", "1.2.0", "--no-wait");
            await().atMost(LONG)
                    .until(() -> stack.platform("status", "busy", "--env", "production")
                            .out()
                            .contains("somebody resumes"));
            assertThat(load.next(SOME)).containsOnlyKeys("1.1.0", "1.2.0");
            Services.succeed(stack.platform("resume", "busy", "--env", "production"));
            await().atMost(LONG).until(() -> ended(canary));
            assertThat(load.next(SOME)).containsOnlyKeys("1.2.0");

            Services.succeed(services.deploy("busy", "1.3.0"));
            assertThat(load.next(SOME)).containsOnlyKeys("1.3.0");
            rollBack();
            assertThat(load.next(SOME)).containsOnlyKeys("1.2.0");

            Services.succeed(services.deploy("busy", "1.4.0"));
            assertThat(load.next(SOME)).containsOnlyKeys("1.4.0");
            rollBack();

            // Then
            assertThat(load.next(SOME)).containsOnlyKeys("1.2.0");
            assertThat(load.lost()).isEmpty();
            assertThat(load.answered()).isGreaterThan(7 * SOME);
        }
    }

    private void rollBack() {
        Services.succeed(stack.platform("rollback", "busy", "--env", "production"));
    }

    private boolean ended(JsonNode operation) {
        JsonNode now = stack.json("operation", "show", operation.get("id").asText());
        assertThat(now.get("status").asText()).isNotEqualTo("failed");
        return now.get("status").asText().equals("succeeded");
    }

    /** A program that answers with its version, after a moment, so that some request is always under way. */
    private void release(String version, String strategy) {
        services.release("busy", "v" + version, """
                cat > busy.cjs <<'END'
                require('node:http').createServer((request, response) =>
                  setTimeout(() => response.end(request.url === '/health' ? '{}' : '%1$s'), 5)
                ).listen(Number(process.env.PORT));
                END
                sed -i -e 's/^run:.*/run: [node, busy.cjs]/' -e '/^deploy:/d' platform.yaml
                echo 'deploy: %2$s' >> platform.yaml""".formatted(version, strategy));
    }
}
