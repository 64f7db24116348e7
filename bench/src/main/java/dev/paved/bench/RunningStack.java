package dev.paved.bench;

import dev.paved.local.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A local stack of the benchmark's own, started and stopped through the command. */
final class RunningStack implements AutoCloseable {

    private static final List<String> PORTS = List.of(
            "--port",
            "--kafka-port",
            "--postgres-port",
            "--catalog-port",
            "--provisioner-port",
            "--deployer-port",
            "--metrics-port",
            "--integrations-port");

    private final Path root;
    private final Path home;
    private final String files;
    private final List<String> ports = new ArrayList<>();

    private RunningStack(Path root, String files) throws IOException {
        this.root = root;
        this.files = files;
        this.home = Files.createTempDirectory("paved-bench");
        for (String option : PORTS) {
            ports.add(option);
            ports.add(String.valueOf(FreePort.any()));
        }
    }

    static RunningStack start(Path root) throws IOException {
        return started(notStarted(root));
    }

    /** One whose catalog may read files in {@code folder}. */
    static RunningStack start(Path root, Path folder) throws IOException {
        return started(new RunningStack(root, folder.toString()));
    }

    private static RunningStack started(RunningStack stack) {
        try {
            stack.up();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    static RunningStack notStarted(Path root) throws IOException {
        return new RunningStack(root, "");
    }

    void up() {
        platform(Stream.concat(Stream.of("up"), ports.stream()).toArray(String[]::new));
    }

    Map<String, String> environment() {
        return Map.of("PAVED_HOME", home.toString(), "PAVED_CATALOG_FILES", files, "NO_COLOR", "1");
    }

    Path home() {
        return home;
    }

    int port(String option) {
        return Integer.parseInt(ports.get(ports.indexOf(option) + 1));
    }

    /** Runs {@code platform} and gives what it printed; an error ends the benchmark. */
    String platform(String... arguments) {
        try {
            List<String> command =
                    new ArrayList<>(List.of(root.resolve("platform").toString()));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile(home, "bench", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment());
            int exit = builder.start().waitFor();
            String text = Files.readString(output);
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ":\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The resident memory of each process of the stack, the database's own ones counted by their share, in MiB. */
    Map<String, Long> memory() throws IOException {
        Map<String, Long> mebibytes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Matcher pid = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)").matcher(Files.readString(file));
                String name = file.getFileName().toString().replace(".json", "");
                if (pid.find() && Files.exists(Path.of("/proc", pid.group(1)))) {
                    mebibytes.put(name, memory(pid.group(1), "Rss") / 1024);
                }
            }
        }
        mebibytes.put("postgres", postgres() / 1024);
        return mebibytes;
    }

    private long postgres() throws IOException {
        Path pidFile = home.resolve("postgres").resolve("postmaster.pid");
        String postmaster = Files.readAllLines(pidFile).getFirst().strip();
        long kibibytes = memory(postmaster, "Pss");
        for (ProcessHandle child : ProcessHandle.of(Long.parseLong(postmaster))
                .orElseThrow()
                .children()
                .toList()) {
            kibibytes += memory(String.valueOf(child.pid()), "Pss");
        }
        return kibibytes;
    }

    private static long memory(String pid, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", pid, "smaps_rollup"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        return 0;
    }

    /** A connection to a service's database. */
    Connection database(String service) throws IOException, SQLException {
        String password = Files.readString(home.resolve("postgres-password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port("--postgres-port") + "/" + service, "paved", password);
    }

    /** Stops it and deletes all it made. */
    @Override
    public void close() {
        platform("down");
        Folder.delete(home);
    }
}
