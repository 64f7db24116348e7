package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Many environments asked for at once, of the provisioner and of {@code kubectl}, one after the other. */
record EnvironmentCrowd(int size, Kubectl kubectl, String prefix, EnvironmentManifests manifests) {

    /** How many {@code kubectl} there are at a time; as many environments the provisioner works on. */
    private static final int AT_ONCE = 16;

    private static final String NAME = "crowd-";
    private static final String PEER = "applied-";
    private static final long AGAIN_MILLIS = 200;
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final double P50 = 0.5;
    private static final double P90 = 0.9;

    /** Makes them; leaves those that the provisioner made, and gives how long {@code kubectl} took to delete the others. */
    double make(Report report, ProvisionerServer server, SingleEnvironments alone)
            throws IOException, InterruptedException {
        double[] theirs = applied();
        show(report, "kubectl apply and wait, %d at a time".formatted(AT_ONCE), theirs);
        double deletion = deleteApplied();
        double[] ours = created(server);
        show(report, "create, all requests at once", ours);
        double ratio = Report.quantile(ours, P50) / Report.quantile(theirs, P50);
        report.line(
                "ratio of the medians = %.2f, of the p90 = %.2f, of the last ones = %.2f",
                ratio, Report.quantile(ours, P90) / Report.quantile(theirs, P90), last(ours) / last(theirs));
        report.line("the ratio is %.2f times the one of a single environment", ratio / alone.creation());
        report.line(
                "median at once : median of one: provisioner %.1f, kubectl %.1f",
                Report.quantile(ours, P50) / Report.median(alone.created()),
                Report.quantile(theirs, P50) / Report.median(alone.applied()));
        return deletion;
    }

    private void show(Report report, String what, double[] millis) {
        report.line(
                "%d environments: %-40s median %8.0f ms, p90 %8.0f ms, last %8.0f ms",
                size, what, Report.quantile(millis, P50), Report.quantile(millis, P90), last(millis));
    }

    private static double last(double[] millis) {
        return Report.quantile(millis, 1);
    }

    private double[] applied() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            files.add(manifests.write(kubectl.folder(), PEER + number));
        }
        double[] millis = new double[size];
        long begin = System.nanoTime();
        AtOnce.run(size, AT_ONCE, number -> {
            kubectl.apply(files.get(number), prefix + PEER + number);
            millis[number] = (System.nanoTime() - begin) / 1e6;
        });
        return millis;
    }

    private double deleteApplied() throws IOException, InterruptedException {
        List<String> namespaces = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            namespaces.add(prefix + PEER + number);
        }
        long begin = System.nanoTime();
        kubectl.delete(namespaces);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Each is seen to be ready {@value #AGAIN_MILLIS} ms late at most. */
    private double[] created(ProvisionerServer server) throws IOException, InterruptedException {
        double[] millis = new double[size];
        Set<String> seen = new HashSet<>();
        long begin = System.nanoTime();
        AtOnce.run(size, size, number -> server.request(NAME + number));
        while (seen.size() < size) {
            for (String name : server.ready(NAME)) {
                if (seen.add(name)) {
                    millis[seen.size() - 1] = (System.nanoTime() - begin) / 1e6;
                }
            }
            if (System.nanoTime() - begin > GIVES_UP_NANOS) {
                throw new IllegalStateException("after 10 minutes %d of %d are ready".formatted(seen.size(), size));
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return millis;
    }

    /** Ends those that the provisioner made. */
    void destroy(Report report, ProvisionerServer server, double deletion) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        AtOnce.run(size, size, number -> server.destroy(NAME + number));
        while (!server.living(NAME).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.line(
                "destroy of all %d, until the last receipt: %.1f s; kubectl delete namespace --wait of as many: %.1f s",
                size, seconds, deletion);
        report.line("ratio = %.2f", seconds / deletion);
    }
}
