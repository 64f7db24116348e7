package dev.paved.provisioner.crash;

import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.Gate;
import dev.paved.kit.testing.TestCluster;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import dev.paved.provisioner.database.postgres.Server;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the provisioner works on, none of it shared with another test: Kafka, PostgreSQL, and a way to a cluster. */
final class Surroundings implements AutoCloseable {

    private final Path home;
    private final EmbeddedKafka kafka;
    private final PostgresSettings settings;
    private final TestCluster cluster;
    private final Gate gate;
    private final Path kubeconfig;
    private EmbeddedPostgres postgres;

    private Surroundings(Path home, EmbeddedKafka kafka, PostgresSettings settings) {
        this.home = home;
        this.kafka = kafka;
        this.settings = settings;
        this.postgres = EmbeddedPostgres.start(settings);
        this.cluster = TestCluster.with(ClusterResource.ENVIRONMENTS);
        this.gate = new Gate(cluster.server());
        this.kubeconfig = cluster.kubeconfig(home, gate.address());
    }

    static Surroundings begin() throws IOException {
        Path home = Files.createTempDirectory("paved-crash");
        return new Surroundings(
                home,
                kafka(home.resolve("kafka")),
                new PostgresSettings(
                        home.resolve("postgres"),
                        FreePort.any(),
                        "paved",
                        Durability.DURABLE,
                        home.resolve("postgres.log")));
    }

    private static EmbeddedKafka kafka(Path folder) {
        Thread thread = Thread.currentThread();
        ClassLoader given = thread.getContextClassLoader();
        // Kafka finds some of its own classes by the thread's loader, which need not be the one it was loaded by.
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            return EmbeddedKafka.start(folder);
        } finally {
            thread.setContextClassLoader(given);
        }
    }

    Path home() {
        return home;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    TestCluster cluster() {
        return cluster;
    }

    /** The only way to the API server. */
    Gate gate() {
        return gate;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Kills the server's process; what it was asked meanwhile is lost. */
    void killPostgres() {
        postgres.process().destroyForcibly();
        postgres.process().onExit().join();
    }

    void restartPostgres() {
        postgres = EmbeddedPostgres.start(settings);
    }

    /** Every object of this run in the cluster. */
    Set<String> objects() {
        return cluster.everything().stream()
                .filter(object -> object.contains(cluster.prefix()))
                .collect(Collectors.toSet());
    }

    /** Every database and role. */
    List<String> databases() throws SQLException {
        return new Server(postgres).everything();
    }

    /** The first column of what a query of the provisioner's database gives. */
    List<String> texts(String query) throws SQLException {
        return new Server(postgres).texts("provisioner", query);
    }

    void run(String statement) throws SQLException {
        new Server(postgres).run("provisioner", statement);
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        gate.close();
        postgres.close();
        kafka.close();
        Folders.delete(home);
    }
}
