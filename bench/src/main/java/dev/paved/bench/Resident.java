package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of a process. */
final class Resident {

    private static final long KIBIBYTES = 1024;

    private Resident() {}

    /** In MiB; 0 for a process that has ended. */
    static long mebibytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / KIBIBYTES)
                .findFirst()
                .orElse(0);
    }
}
