package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.bench.ServiceServer.Surroundings;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A benchmark on a disposable cluster, with a Kafka and a PostgreSQL of its own. */
abstract class OnCluster implements Benchmark {

    private static final String KUBECONFIG = "PAVED_TEST_KUBECONFIG";

    private final Path root;

    OnCluster(Path root) {
        this.root = root;
    }

    /** Measures; all namespaces whose names begin with the prefix of {@code at} are deleted then. */
    abstract void measure(Report report, Kubectl kubectl, Surroundings at) throws Exception;

    @Override
    public final void run(Report report) throws Exception {
        String kubeconfig = System.getenv(KUBECONFIG);
        if (kubeconfig == null || !Kubectl.isThere()) {
            report.line(
                    "left out: it needs kubectl, and %s must name the kubeconfig of a disposable cluster", KUBECONFIG);
            return;
        }
        Path home = Files.createTempDirectory("paved-bench");
        try {
            measure(report, new Kubectl(Path.of(kubeconfig), home), home);
        } finally {
            Folder.delete(home);
        }
    }

    private void measure(Report report, Kubectl kubectl, Path home) throws Exception {
        JsonNode version = kubectl.json("version");
        report.line(
                "Kubernetes %s, kubectl %s",
                version.at("/serverVersion/gitVersion").asText(),
                version.at("/clientVersion/gitVersion").asText());
        report.load();
        Set<String> before = kubectl.namespaces();
        String prefix = "bench-" + UUID.randomUUID().toString().substring(0, 6) + "-";
        try {
            measure(report, kubectl, home, prefix);
        } finally {
            kubectl.delete(own(kubectl, prefix).stream().toList());
        }
        Set<String> after = kubectl.namespaces();
        report.load();
        Set<String> changed = new TreeSet<>(before);
        changed.addAll(after);
        changed.removeIf(name -> before.contains(name) && after.contains(name));
        report.line(
                "namespaces: %d before, %d after, %d of this run left, others that came or went meanwhile: %s",
                before.size(), after.size(), own(kubectl, prefix).size(), changed);
    }

    private static Set<String> own(Kubectl kubectl, String prefix) throws IOException, InterruptedException {
        Set<String> own = new TreeSet<>(kubectl.namespaces());
        own.removeIf(name -> !name.startsWith(prefix));
        return own;
    }

    private void measure(Report report, Kubectl kubectl, Path home, String prefix) throws Exception {
        var settings = new PostgresSettings(
                home.resolve("postgres"), FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            measure(report, kubectl, new Surroundings(root, home, kafka, postgres, prefix));
        }
    }
}
