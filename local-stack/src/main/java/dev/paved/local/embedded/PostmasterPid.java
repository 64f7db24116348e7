package dev.paved.local.embedded;

import dev.paved.local.process.LiveProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server writes to {@code postmaster.pid} of its data folder. */
record PostmasterPid(ProcessHandle process, int port) {
    private static final String FILE = "postmaster.pid";
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The living server of this data folder; a file left by a dead one, or whose pid is another program's, is none. */
    static Optional<PostmasterPid> living(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                    .filter(process -> LiveProcess.of(process).isAlive())
                    .filter(PostmasterPid::isPostgres)
                    .map(process -> new PostmasterPid(process, port));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes a file whose server is dead but whose pid still answers: a zombie, or another program by now. The server would
     * take it for a living one; that nobody else uses the data it checks again by its shared memory.
     */
    static void removeStale(Path dataDir) throws IOException {
        if (living(dataDir).isEmpty()) {
            Files.deleteIfExists(dataDir.resolve(FILE));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
