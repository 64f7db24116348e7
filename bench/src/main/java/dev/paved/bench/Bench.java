package dev.paved.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks named as arguments, or all of them, and prints the machine they ran on first. */
public final class Bench {

    private static final int LEAST = 10_000;

    private Bench() {}

    /** {@code bench/run [commands|start|webhooks|metrics|catalog|environments|deployments|subscriptions]… [--events N] [--entities N] [--environments N] [--deployments N] [--subscriptions N]} */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("paved.root"));
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("commands", new CommandBenchmark(root));
        all.put("start", new StartBenchmark(root));
        all.put("webhooks", new WebhookBenchmark(root));
        List<String> chosen = new ArrayList<>(List.of(arguments));
        all.put("metrics", new MetricsBenchmark(root, number("--events", MetricsBenchmark.EVENTS, LEAST, chosen)));
        all.put("catalog", new CatalogBenchmark(root, number("--entities", CatalogBenchmark.ENTITIES, LEAST, chosen)));
        all.put(
                "environments",
                new EnvironmentBenchmark(root, number("--environments", EnvironmentBenchmark.AT_ONCE, 1, chosen)));
        all.put(
                "deployments",
                new DeploymentBenchmark(root, number("--deployments", DeploymentBenchmark.AT_ONCE, 1, chosen)));
        all.put(
                "subscriptions",
                new SubscriptionBenchmark(
                        root, number("--subscriptions", SubscriptionBenchmark.SUBSCRIPTIONS, 10, chosen)));
        if (chosen.isEmpty()) {
            chosen.addAll(all.keySet());
        }
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

    /** Takes {@code name N} out of {@code arguments}. */
    private static int number(String name, int usual, int least, List<String> arguments) {
        int option = arguments.indexOf(name);
        if (option < 0) {
            return usual;
        }
        arguments.remove(option);
        if (option == arguments.size()
                || !arguments.get(option).matches("[1-9]\\d{0,8}")
                || Integer.parseInt(arguments.get(option)) < least) {
            System.err.println("bench: " + name + " takes a number of at least " + least + ", for example " + name + " "
                    + 2 * least);
            System.exit(2);
        }
        return Integer.parseInt(arguments.remove(option));
    }
}
