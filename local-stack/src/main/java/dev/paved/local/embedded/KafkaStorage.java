package dev.paved.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The broker's log directory: formatted once, then kept. */
final class KafkaStorage {
    private KafkaStorage() {}

    static void formatIfNew(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            if (!Files.exists(dataDir.resolve("meta.properties"))) {
                format(dataDir);
            }
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "Kafka's data folder " + dataDir + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void format(Path dataDir) {
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setClusterId(KafkaProperties.CLUSTER_ID)
                    .setNodeId(KafkaProperties.NODE_ID)
                    .setControllerListenerName(KafkaProperties.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(dataDir.toString())
                    .addDirectory(dataDir.toString())
                    .run();
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "Kafka's data folder " + dataDir + " cannot be formatted: " + e.getMessage(), e);
        }
    }
}
