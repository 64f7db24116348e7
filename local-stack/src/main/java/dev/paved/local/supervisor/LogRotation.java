package dev.paved.local.supervisor;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps logs small while their writers hold them open, who append to them: a large one is copied to {@code <name>.log.1} and
 * emptied. It is emptied too where there is no room for the copy.
 */
record LogRotation(Path folder) {
    private static final Logger LOG = System.getLogger(LogRotation.class.getName());
    private static final long LARGE = 20L * 1024 * 1024;

    void rotateLarge() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > LARGE) {
                    rotate(log);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.WARNING, "Logs in {0} cannot be rotated: {1}", folder, e.getMessage());
        }
    }

    private static void rotate(Path log) throws IOException {
        try {
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }
}
