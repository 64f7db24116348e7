package dev.paved.local.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The configuration of a one-node broker and controller, sized for a heap of 192 MiB. */
record KafkaProperties(Path dataDir, int port, int controllerPort) {
    static final String CLUSTER_ID = "cGF2ZWRsb2NhbHN0YWNrMQ";
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final int NODE_ID = 1;

    Properties asProperties() {
        var properties = new Properties();
        node(properties);
        oneReplica(properties);
        smallFootprint(properties);
        quickRestart(properties);
        properties.put("auto.create.topics.enable", "false");
        properties.put("message.max.bytes", "2097152");
        return properties;
    }

    private void node(Properties properties) {
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("log.dirs", dataDir.toString());
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    }

    private static void oneReplica(Properties properties) {
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallFootprint(Properties properties) {
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        properties.put("log.cleaner.io.buffer.size", "131072");
        properties.put("log.segment.bytes", "134217728");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("offsets.topic.segment.bytes", "16777216");
        properties.put("transaction.state.log.segment.bytes", "16777216");
        properties.put("metadata.log.segment.bytes", "16777216");
        properties.put("metadata.max.idle.interval.ms", "2000");
    }

    private static void quickRestart(Properties properties) {
        properties.put("controlled.shutdown.enable", "true");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("initial.broker.registration.timeout.ms", "60000");
    }
}
