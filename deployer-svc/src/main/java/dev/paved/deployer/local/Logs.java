package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What deployed programs and their builds print: a file a deployment. */
@Singleton
public class Logs {

    private static final int LINES = 20;
    private static final int BYTES = 32 * 1024;
    private static final long LARGEST = 10 * 1024 * 1024;

    private final Path folder;

    Logs(DeployerSettings settings) {
        this.folder = settings.deployments().resolve("logs").toAbsolutePath();
    }

    /** The last lines of {@code deployment}, oldest first; none when it printed nothing. */
    public List<String> tail(String deployment) {
        Path file = file(deployment);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length();
            int size = (int) Math.min(length, BYTES);
            byte[] end = new byte[size];
            log.seek(length - size);
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(LogLine::printable)
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("(the log could not be read: " + e.getMessage() + ")");
        }
    }

    /** The file of {@code deployment}, for a program that is about to start; one that is large is put aside before. */
    File writable(String deployment) throws IOException {
        Files.createDirectories(folder);
        Path file = file(deployment);
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.move(file, folder.resolve(deployment + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toFile();
    }

    /** Deletes what nothing was printed to since {@code then}, but for the logs of the deployments {@code kept}. */
    void forget(Instant then, Collection<String> kept) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            logs = files.filter(file -> !kept.contains(deployment(file))).toList();
        }
        for (Path log : logs) {
            if (Files.getLastModifiedTime(log).toInstant().isBefore(then)) {
                Files.deleteIfExists(log);
            }
        }
    }

    private static String deployment(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log(\\.1)?$", "");
    }

    private Path file(String deployment) {
        return folder.resolve(deployment + ".log");
    }
}
