package dev.paved.kit.testing;

import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.identity.LocalIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts a real Kafka and a real PostgreSQL for the tests of a service, on free ports, with data of their own that are
 * thrown away. Use it with {@code @QuarkusTestResource(StackResource.class)}.
 */
public class StackResource implements QuarkusTestResourceLifecycleManager {

    private static Running running;

    private record Running(Path home, EmbeddedKafka kafka, EmbeddedPostgres postgres) {}

    @Override
    public synchronized Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader given = thread.getContextClassLoader();
        // Kafka finds some of its own classes by the thread's loader, which need not be the one it was loaded by.
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            Path home = Files.createTempDirectory("paved-test");
            EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
            running = new Running(home, kafka, postgres(home, kafka));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(given);
        }
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", running.kafka().bootstrapServers()),
                Map.entry("PAVED_DB_HOST", running.postgres().host()),
                Map.entry("PAVED_DB_PORT", String.valueOf(running.postgres().port())),
                Map.entry("PAVED_DB_USER", running.postgres().user()),
                Map.entry("PAVED_DB_PASSWORD", running.postgres().password()),
                Map.entry("PAVED_HOME", running.home().toString()),
                Map.entry(
                        "quarkus.oidc.public-key",
                        LocalIdentity.at(running.home()).publicKey()),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.log.category.\"kafka\".level", "ERROR"),
                Map.entry("quarkus.log.category.\"state.change.logger\".level", "ERROR"),
                Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "ERROR"));
    }

    private static EmbeddedPostgres postgres(Path home, EmbeddedKafka kafka) {
        try {
            return EmbeddedPostgres.start(PostgresSettings.fast(home.resolve("postgres")));
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        Path home = running.home();
        running.kafka().close();
        running.postgres().close();
        running = null;
        try {
            Folders.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state folder of the stack: {@code PAVED_HOME}. */
    public static Path home() {
        return running.home();
    }

    /** Where Kafka listens. */
    public static String bootstrapServers() {
        return running.kafka().bootstrapServers();
    }

    /** The database server. */
    public static EmbeddedPostgres postgres() {
        return running.postgres();
    }
}
