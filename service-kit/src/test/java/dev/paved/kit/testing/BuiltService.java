package dev.paved.kit.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The built service of this module as a JVM of its own. What makes its starts quick is kept from a first life that ends in
 * order, as the local stack does, and serves all tests of the module: it is not told to die, and does what there is to do.
 */
public final class BuiltService {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path CACHE = Path.of("target", "built-service.aot");
    private static final Path UNFINISHED = Path.of("target", "built-service.aot.new");
    private static final Path LOCK = Path.of("target", "built-service.lock");

    private BuiltService() {}

    /**
     * Starts it; it need not be ready yet.
     *
     * @param environment more environment variables
     * @param log what gets its output, after what is there
     * @param isReady whether one with this environment is ready
     */
    public static synchronized Process start(Map<String, String> environment, Path log, Callable<Boolean> isReady)
            throws IOException {
        try (FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!isTrained()) {
                train(environment, log, isReady);
            }
        }
        return launch("-XX:AOTCache=" + CACHE, environment, log);
    }

    private static boolean isTrained() throws IOException {
        return Files.exists(CACHE) && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    private static void train(Map<String, String> environment, Path log, Callable<Boolean> isReady) throws IOException {
        Map<String, String> immortal = new HashMap<>(environment);
        immortal.keySet().removeIf(name -> name.startsWith("PAVED_CRASH_"));
        Files.deleteIfExists(UNFINISHED);
        Process trained = launch("-XX:AOTCacheOutput=" + UNFINISHED, immortal, log);
        try {
            await().atMost(START).until(() -> !trained.isAlive() || isReady.call());
        } finally {
            trained.destroy();
            trained.onExit().join();
        }
        if (!Files.exists(UNFINISHED)) {
            throw new IllegalStateException(
                    "its first life left nothing to start quickly from: " + Files.readString(log));
        }
        Files.move(UNFINISHED, CACHE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Process launch(String cache, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        cache,
                        "-Xlog:disable",
                        "-Xlog:all=error,aot*=off,cds*=off:stderr",
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
