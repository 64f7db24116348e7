package app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What runs, since when, and how much memory it holds. */
final class ProcessMetrics {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMetrics() {}

    static void register() {
        double started = ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;
        Metrics.gauge("service_info", "Which version runs; always 1.", () -> 1, "service", Service.NAME, "version", Service.VERSION);
        Metrics.gauge("process_start_time_seconds", "When the process started, in Unix time.", () -> started);
        Metrics.gauge("process_resident_memory_bytes", "Memory held by the process.", ProcessMetrics::resident);
    }

    private static double resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
