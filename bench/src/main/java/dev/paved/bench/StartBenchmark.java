package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From {@code platform up} to healthy, with an empty state folder and again with data; and what the stack then needs. */
final class StartBenchmark implements Benchmark {

    private static final int WARM_RUNS = 3;
    private static final double LIMIT_SECONDS = 20;
    private static final long LIMIT_MEBIBYTES = 2048;

    private final Path root;

    StartBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public void run(Report report) throws Exception {
        train(report);
        try (RunningStack stack = RunningStack.notStarted(root)) {
            double cold = seconds(stack::up);
            report.line("platform up, cold (empty state folder, start-up caches there): %.1f s", cold);
            double[] warm = new double[WARM_RUNS];
            for (int run = 0; run < WARM_RUNS; run++) {
                stack.platform("down");
                warm[run] = seconds(stack::up);
            }
            report.spread("platform up, warm (with data)", warm, "s");
            report.line(
                    "ratio to the limit of %.0f s: cold = %.2f, warm = %.2f",
                    LIMIT_SECONDS, cold / LIMIT_SECONDS, Report.median(warm) / LIMIT_SECONDS);
            memory(report, stack.memory());
        }
    }

    /** The first start of a build trains the start-up caches that it lacks: that is a cost of its own, once a build. */
    private void train(Report report) throws IOException {
        Map<Path, FileTime> before = caches();
        try (RunningStack stack = RunningStack.notStarted(root)) {
            double first = seconds(stack::up);
            Map<Path, FileTime> after = caches();
            after.entrySet().removeAll(before.entrySet());
            report.line("platform up, training %d of the start-up caches first: %.1f s", after.size(), first);
        }
    }

    private Map<Path, FileTime> caches() throws IOException {
        Map<Path, FileTime> caches = new HashMap<>();
        for (String folder : List.of(
                "local-stack/target",
                "catalog-svc/target/quarkus-app",
                "provisioner-svc/target/quarkus-app",
                "deployer-svc/target/quarkus-app",
                "metrics-svc/target/quarkus-app",
                "integrations-svc/target/quarkus-app")) {
            try (var files = Files.newDirectoryStream(root.resolve(folder), "*.aot")) {
                for (Path cache : files) {
                    caches.put(cache, Files.getLastModifiedTime(cache));
                }
            }
        }
        return caches;
    }

    private static void memory(Report report, Map<String, Long> memory) {
        memory.forEach((process, mebibytes) -> report.line("%-16s %5d MiB", process, mebibytes));
        long total = memory.values().stream().mapToLong(Long::longValue).sum();
        report.line(
                "total resident %d MiB, ratio to the limit of %d MiB = %.2f",
                total, LIMIT_MEBIBYTES, (double) total / LIMIT_MEBIBYTES);
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
