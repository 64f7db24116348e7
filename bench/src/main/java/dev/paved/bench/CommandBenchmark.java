package dev.paved.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long {@code platform} takes from the shell's view, beside commands people already find quick. */
final class CommandBenchmark implements Benchmark {

    private static final int RUNS = 21;

    private final Path root;

    CommandBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public void run(Report report) throws Exception {
        String platform = root.resolve("platform").toString();
        try (RunningStack stack = RunningStack.start(root)) {
            stack.platform("service", "create", "bench", "--type", "api", "--language", "java");
            stack.platform("deploy", "bench", "--env", "production", "--version", "0.1.0");
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put("platform --version", List.of(platform, "--version"));
            commands.put(
                    "platform status bench --env production",
                    List.of(platform, "status", "bench", "--env", "production"));
            commands.put("kubectl version --client", List.of("kubectl", "version", "--client"));
            commands.put("git --version", List.of("git", "--version"));
            Map<String, Double> medians = new LinkedHashMap<>();
            for (var command : commands.entrySet()) {
                if (!isThere(command.getValue().getFirst())) {
                    report.line("%s is not on this machine: left out", command.getKey());
                    continue;
                }
                double[] millis = time(command.getValue(), stack.environment());
                report.spread(command.getKey(), millis, "ms");
                medians.put(command.getKey(), Report.median(millis));
            }
            ratio(report, medians, "platform --version", "kubectl version --client");
            ratio(report, medians, "platform --version", "git --version");
            ratio(report, medians, "platform status bench --env production", "kubectl version --client");
        }
    }

    private static void ratio(Report report, Map<String, Double> medians, String ours, String peer) {
        Double own = medians.get(ours);
        Double other = medians.get(peer);
        if (own != null && other != null) {
            report.line("ratio %s : %s = %.2f", ours, peer, own / other);
        }
    }

    private static boolean isThere(String command) {
        return command.startsWith("/")
                || List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(folder -> new File(folder, command).canExecute());
    }

    private static double[] time(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            long begin = System.nanoTime();
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit);
            }
            if (run > 0) {
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
