package dev.paved.bench;

import dev.paved.bench.ServiceServer.Surroundings;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What environments cost that are ready and stay so. */
record IdleEnvironments(Surroundings at, Kubectl kubectl) {

    private static final int QUIET_SECONDS = 15;
    private static final int PATIENCE_SECONDS = 300;
    private static final long WINDOW_SECONDS = 300; // As often the provisioner looks whether anything has drifted.
    private static final double SECONDS_A_MINUTE = 60;

    /** What the provisioner costs in a minute. */
    record Cost(double cpuMillis, double requests, long mebibytes) {}

    /** That of a provisioner with what there is now. */
    Cost measure() throws IOException, InterruptedException {
        try (CountingProxy proxy = CountingProxy.start(kubectl.kubeconfig());
                ProvisionerServer server = ProvisionerServer.start(at, proxy.kubeconfig(at.home()))) {
            awaitQuiet(proxy);
            double cpu = server.cpuMillis();
            long requests = proxy.requests();
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(WINDOW_SECONDS);
            double minutes = (System.nanoTime() - begin) / 1e9 / SECONDS_A_MINUTE;
            return new Cost(
                    (server.cpuMillis() - cpu) / minutes, (proxy.requests() - requests) / minutes, server.mebibytes());
        }
    }

    /** Until all was looked at that is looked at after a start. */
    private static void awaitQuiet(CountingProxy proxy) throws InterruptedException {
        long before = -1;
        int quiet = 0;
        for (int i = 0; i < PATIENCE_SECONDS && quiet < QUIET_SECONDS; i++) {
            TimeUnit.SECONDS.sleep(1);
            quiet = proxy.requests() == before ? quiet + 1 : 0;
            before = proxy.requests();
        }
        if (quiet < QUIET_SECONDS) {
            throw new IllegalStateException(
                    "the provisioner goes on asking the API server after " + PATIENCE_SECONDS + " s");
        }
    }

    /** The cost of {@code count} environments, beside none. */
    static void show(Report report, Cost none, Cost many, int count) {
        show(report, "no environment but its own two", none);
        show(report, count + " ready environments", many);
        report.line(
                "an idle environment: %.2f ms of CPU and %.2f requests a minute",
                (many.cpuMillis() - none.cpuMillis()) / count, (many.requests() - none.requests()) / count);
    }

    private static void show(Report report, String what, Cost cost) {
        report.line(
                "%s: %.0f ms of CPU and %.1f requests to the API server a minute, %d MiB resident",
                what, cost.cpuMillis(), cost.requests(), cost.mebibytes());
    }
}
