package dev.paved.provisioner.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.BuiltService;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built provisioner as a process of its own, that can be made to die at a point and started again. */
final class ProvisionerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration DEATH = Duration.ofSeconds(60);
    private static final String NAME = "provisioner";

    private final Surroundings surroundings;
    private final LocalIdentity identity;
    private final int port = FreePort.any();
    private @Nullable Process process;

    ProvisionerProcess(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.identity = LocalIdentity.at(surroundings.home());
    }

    /** Starts it, and returns once it takes requests. */
    void start() throws IOException {
        Process started = launch();
        await().atMost(START).until(() -> isReady() || !started.isAlive());
        assertThat(started.isAlive()).as("%s", log()).isTrue();
    }

    /** Starts it for a life that ends at {@code point}. */
    void startAndDieAt(String point) throws IOException, SQLException {
        dieAt(point);
        launch();
        awaitDeathAt(point);
    }

    private Process launch() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", surroundings.kafka().bootstrapServers());
        environment.put("PAVED_DB_HOST", surroundings.postgres().host());
        environment.put("PAVED_DB_PORT", String.valueOf(surroundings.postgres().port()));
        environment.put("PAVED_DB_USER", surroundings.postgres().user());
        environment.put("PAVED_DB_PASSWORD", surroundings.postgres().password());
        environment.put("PAVED_HOME", surroundings.home().toString());
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put("PAVED_PROVISIONER_TARGET", "kubernetes");
        environment.put("PAVED_PROVISIONER_PROVIDE_WITHIN", "10m");
        environment.put("PAVED_PROVISIONER_REMOVE_WITHIN", "10m");
        environment.put(
                "PAVED_PROVISIONER_KUBERNETES_KUBECONFIG",
                surroundings.kubeconfig().toString());
        environment.put(
                "PAVED_PROVISIONER_KUBERNETES_NAMESPACE_PREFIX",
                surroundings.cluster().prefix());
        environment.put("PAVED_PROVISIONER_KUBERNETES_DOMAIN", "apps.example.com");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", identity.publicKey());
        Process started = BuiltService.start(environment, log(), this::isReady);
        process = started;
        return started;
    }

    /** Makes it die when it comes to {@code point}. */
    void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), NAME + "/" + point);
    }

    /** Waits for its death, and lets its leases run out. */
    void awaitDeathAt(String point) throws SQLException {
        await().atMost(DEATH)
                .untilAsserted(() -> assertThat(isAlive())
                        .as("alive after its death at '%s', see %s", point, log())
                        .isFalse());
        assertThat(crashFile())
                .as("it died elsewhere than at '%s', see %s", point, log())
                .doesNotExist();
        surroundings.run("update lease set expires_at = now()");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    boolean isReady() {
        try {
            return RestAssured.get(at("/q/health/ready")).statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** The address of {@code path}, which may be an address itself. */
    String at(String path) {
        return "http://localhost:" + port + path.replaceFirst("^https?://[^/]*", "");
    }

    /** A request by a user. */
    RequestSpecification asked() {
        return RestAssured.given().auth().preemptive().oauth2(identity.token("ada", Duration.ofHours(1)));
    }

    private Path crashFile() {
        return surroundings.home().resolve("crash");
    }

    private Path log() {
        return Path.of("target", "crashing-provisioner.log");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
