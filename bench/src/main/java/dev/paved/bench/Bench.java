package dev.paved.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks named as arguments, or all of them, and prints the machine they ran on first. */
public final class Bench {

    private Bench() {}

    /** {@code bench/run [commands|start|webhooks|metrics]…} */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("paved.root"));
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("commands", new CommandBenchmark(root));
        all.put("start", new StartBenchmark(root));
        all.put("webhooks", new WebhookBenchmark(root));
        all.put("metrics", new MetricsBenchmark(root));
        List<String> chosen = arguments.length == 0 ? List.copyOf(all.keySet()) : List.of(arguments);
        Report report = new Report(System.out);
        report.machine();
        for (String name : chosen) {
            Benchmark benchmark = all.get(name);
            if (benchmark == null) {
                System.err.println("bench: there is no benchmark '" + name + "'; there are " + all.keySet());
                System.exit(2);
                return;
            }
            report.title(name);
            benchmark.run(report);
        }
    }
}
