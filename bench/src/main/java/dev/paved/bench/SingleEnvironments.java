package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Environments one after the other, made and ended by the provisioner and by {@code kubectl} in turns, in milliseconds.
 *
 * @param manifests what they are made of
 */
record SingleEnvironments(
        double[] created, double[] applied, double[] destroyed, double[] deleted, EnvironmentManifests manifests) {

    static final int RUNS = 9;

    /** The first turn of all warms up. */
    static SingleEnvironments measure(ProvisionerServer server, Kubectl kubectl, String prefix)
            throws IOException, InterruptedException {
        SingleEnvironments all = new SingleEnvironments(
                new double[RUNS],
                new double[RUNS],
                new double[RUNS],
                new double[RUNS],
                manifests(server, kubectl, prefix));
        for (int run = 0; run < RUNS; run++) {
            all.provisioner(server, run);
            all.kubectl(kubectl, prefix, run);
        }
        return all;
    }

    /** Those of one that is made and ended first, and the peer's first turn with them. */
    private static EnvironmentManifests manifests(ProvisionerServer server, Kubectl kubectl, String prefix)
            throws IOException, InterruptedException {
        String name = "model-0";
        server.await(server.request(name));
        EnvironmentManifests manifests = EnvironmentManifests.of(kubectl, name, prefix + name);
        server.await(server.destroy(name));
        String peer = "model-1";
        kubectl.apply(manifests.write(kubectl.folder(), peer), prefix + peer);
        kubectl.delete(List.of(prefix + peer));
        return manifests;
    }

    private void provisioner(ProvisionerServer server, int run) throws IOException, InterruptedException {
        String name = "alone-" + run;
        long begin = System.nanoTime();
        server.await(server.request(name));
        created[run] = millis(begin);
        begin = System.nanoTime();
        JsonNode ended = server.await(server.destroy(name));
        destroyed[run] = millis(begin);
        if (ended.at("/result/removed").size() < manifests.objects().size()) {
            throw new IllegalStateException("the receipt lists less than was made: " + ended);
        }
    }

    private void kubectl(Kubectl kubectl, String prefix, int run) throws IOException, InterruptedException {
        String name = "applied-" + run;
        Path file = manifests.write(kubectl.folder(), name);
        long begin = System.nanoTime();
        kubectl.apply(file, prefix + name);
        applied[run] = millis(begin);
        begin = System.nanoTime();
        kubectl.delete(List.of(prefix + name));
        deleted[run] = millis(begin);
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    void show(Report report) {
        report.line(
                "%d objects an environment, one environment at a time",
                manifests.objects().size());
        report.spread("create, from the request until ready", created, "ms");
        report.spread("kubectl apply and wait", applied, "ms");
        report.line("ratio = %.2f", creation());
        report.spread("destroy, from the request until the receipt", destroyed, "ms");
        report.spread("kubectl delete namespace --wait", deleted, "ms");
        report.line("ratio = %.2f", Report.median(destroyed) / Report.median(deleted));
    }

    /** How much longer the provisioner takes than {@code kubectl} to make one. */
    double creation() {
        return Report.median(created) / Report.median(applied);
    }
}
