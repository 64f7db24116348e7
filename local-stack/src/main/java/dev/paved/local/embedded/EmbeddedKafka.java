package dev.paved.local.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker (KRaft, one node, loopback only) in this JVM, with the platform's topics. Its data folder survives
 * {@link #close()}: starting again on it finds every record.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int START_SECONDS = 60;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a broker on a free port. */
    public static EmbeddedKafka start(Path dataDir) {
        return start(dataDir, 0);
    }

    /** Starts a broker on this port (0: any free one) and returns when the platform's topics can be used. */
    public static EmbeddedKafka start(Path dataDir, int port) {
        Path folder = dataDir.toAbsolutePath();
        KafkaStorage.formatIfNew(folder);
        var properties = new KafkaProperties(folder, FreePort.orAny(port), FreePort.any());
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties.asProperties(), false), Time.SYSTEM);
        var kafka = new EmbeddedKafka(server, properties.port());
        try {
            server.startup();
            kafka.createTopics();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new EmbeddedStartException("Kafka did not start on port " + kafka.port + ": " + e.getMessage(), e);
        }
        return kafka;
    }

    /** The address clients connect to, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port clients connect to. */
    public int port() {
        return port;
    }

    /** Stops the broker in order; its data stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private void createTopics() {
        Map<String, Object> config = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(config)) {
            for (var created : admin.createTopics(PlatformTopics.all()).values().entrySet()) {
                awaitCreated(created.getKey(), () -> created.getValue().get(START_SECONDS, TimeUnit.SECONDS));
            }
        }
    }

    private static void awaitCreated(String topic, Creation creation) {
        try {
            creation.await();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedStartException("Kafka could not create the topic " + topic, e);
            }
        } catch (TimeoutException e) {
            throw new EmbeddedStartException("Kafka did not create the topic " + topic + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("Interrupted while Kafka created the topic " + topic, e);
        }
    }

    private interface Creation {
        void await() throws ExecutionException, TimeoutException, InterruptedException;
    }
}
