package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.bench.ServiceServer.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A new version on a cluster, from the command until it serves, beside {@code kubectl set image} and {@code kubectl rollout
 * status}; alone, many at once, and one whose image is not there.
 */
final class DeploymentBenchmark extends OnCluster {

    /** How many are asked for at once, by default. */
    static final int AT_ONCE = 100;

    private static final int RUNS = 9;

    /** How many {@code kubectl} there are at a time. */
    private static final int COMMANDS = 16;

    private static final String ALONE = "alone";
    private static final String PEER = "peer";

    /** Shorter than what Kubernetes sets, which is {@value #USUAL_SECONDS}: so long is waited for the peer. */
    private static final int DEADLINE_SECONDS = 60;

    private static final int USUAL_SECONDS = 600;
    private static final double P50 = 0.5;
    private static final double P90 = 0.9;

    private final int atOnce;

    DeploymentBenchmark(Path root, int atOnce) {
        super(root);
        this.atOnce = atOnce;
    }

    @Override
    void measure(Report report, Kubectl kubectl, Surroundings at) throws Exception {
        String namespace = at.prefix() + DeployerServer.ENVIRONMENT;
        kubectl.run("create", "namespace", namespace);
        kubectl.run("create", "serviceaccount", "services", "-n", namespace);
        try (PlatformStandIn standIn = PlatformStandIn.start(repository(at.home()));
                DeployerServer server = DeployerServer.start(at, kubectl.kubeconfig(), standIn)) {
            expect(0, server.deploy(ALONE, "1"));
            DeploymentPeer peer = new DeploymentPeer(kubectl, namespace, standIn.host() + "/" + ALONE);
            peer.make(ALONE, PEER);
            alone(report, server, peer);
            together(report, server, peer);
            badImage(report, server, peer);
        }
    }

    /** Of one service with as many versions as are deployed, and one whose image can't be pulled. */
    private static Path repository(Path home) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("service"));
        Files.writeString(folder.resolve("platform.yaml"), "run: [app]\nhealthTimeout: 5m\n");
        git(folder, "init", "-q");
        git(folder, "add", ".");
        for (int version = 1; version <= RUNS + 2; version++) {
            commit(folder, String.valueOf(version));
        }
        commit(folder, "missing");
        return folder;
    }

    private static void commit(Path folder, String tag) throws IOException, InterruptedException {
        git(
                folder,
                "-c",
                "user.name=bench",
                "-c",
                "user.email=bench@example.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message",
                tag);
        git(folder, "tag", tag);
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }

    private static void alone(Report report, DeployerServer server, DeploymentPeer peer)
            throws IOException, InterruptedException {
        double[] ours = new double[RUNS];
        double[] theirs = new double[RUNS];
        for (int run = -1; run < RUNS; run++) {
            String version = String.valueOf(run + 3);
            long begin = System.nanoTime();
            expect(0, server.deploy(ALONE, version));
            double millis = millis(begin);
            begin = System.nanoTime();
            peer.roll(PEER, version);
            if (run >= 0) {
                ours[run] = millis;
                theirs[run] = millis(begin);
            }
        }
        report.spread("platform deploy, until it serves", ours, "ms");
        report.spread("kubectl set image and rollout status", theirs, "ms");
        report.line("ratio = %.2f", Report.median(ours) / Report.median(theirs));
    }

    private void together(Report report, DeployerServer server, DeploymentPeer peer)
            throws IOException, InterruptedException {
        AtOnce.run(atOnce, COMMANDS, number -> server.ended(server.request("crowd-" + number, "1")));
        AtOnce.run(atOnce, COMMANDS, number -> peer.make(ALONE, "rolled-" + number));
        double[] theirs = new double[atOnce];
        double[] ours = new double[atOnce];
        long first = System.nanoTime();
        AtOnce.run(atOnce, COMMANDS, number -> {
            peer.roll("rolled-" + number, "1");
            theirs[number] = millis(first);
        });
        long begin = System.nanoTime();
        AtOnce.run(atOnce, atOnce, number -> {
            expectSuccess(server.ended(server.request("crowd-" + number, "2")));
            ours[number] = millis(begin);
        });
        show(report, "deployments, all requests at once", ours);
        show(report, "kubectl set image and rollout status, %d at a time".formatted(COMMANDS), theirs);
        report.line(
                "ratio of the medians = %.2f, of the p90 = %.2f, of the last ones = %.2f",
                Report.quantile(ours, P50) / Report.quantile(theirs, P50),
                Report.quantile(ours, P90) / Report.quantile(theirs, P90),
                Report.quantile(ours, 1) / Report.quantile(theirs, 1));
    }

    private void show(Report report, String what, double[] millis) {
        report.line(
                "%d %-50s median %7.0f ms, p90 %7.0f ms, last %7.0f ms",
                atOnce, what, Report.quantile(millis, P50), Report.quantile(millis, P90), Report.quantile(millis, 1));
    }

    private static void badImage(Report report, DeployerServer server, DeploymentPeer peer)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JsonNode ended = server.ended(server.request(ALONE, "missing"));
        double ours = millis(begin);
        String reason = ended.at("/error/reason").asText();
        if (!reason.contains("can not be pulled")) {
            throw new IllegalStateException("not explained: " + ended);
        }
        peer.deadline(PEER, DEADLINE_SECONDS);
        peer.await(PEER);
        begin = System.nanoTime();
        peer.set(PEER, "missing");
        String said = peer.failure(PEER);
        double theirs = millis(begin);
        report.line("an image that is not there: explained and taken back after %.1f s", ours / 1e3);
        report.line(
                "kubectl rollout status with a deadline of %d s: %.1f s (%d s unless set): ratio %.3f",
                DEADLINE_SECONDS, theirs / 1e3, USUAL_SECONDS, ours / theirs);
        report.line("the deployer says: %s", reason);
        report.line("kubectl says: %s", said.substring(said.indexOf("error:")).strip());
    }

    private static void expect(int exit, int seen) {
        if (exit != seen) {
            throw new IllegalStateException("platform deploy ended with " + seen);
        }
    }

    private static void expectSuccess(JsonNode operation) {
        if (!operation.get("status").asText().equals("succeeded")) {
            throw new IllegalStateException("not deployed: " + operation);
        }
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
