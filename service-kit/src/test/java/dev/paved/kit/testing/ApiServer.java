package dev.paved.kit.testing;

import static org.awaitility.Awaitility.await;

import dev.paved.local.embedded.FreePort;
import dev.paved.prerequisite.Prerequisite;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One more API server of the disposable cluster, which can be killed and started again while the cluster's own serves the
 * other tests. It is started as that one is, which has to be a process of this machine.
 */
public final class ApiServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final String PROGRAM = "kube-apiserver";

    private final ProcessBuilder command;
    private final int port;
    private final Path log;
    private Process process;

    private ApiServer(ProcessBuilder command, int port, Path log) {
        this.command = command;
        this.port = port;
        this.log = log;
    }

    /** Goes on where there can be one. */
    public static void required() {
        Prerequisite.met(
                model().isPresent(),
                "the cluster's API server is no process of this machine: that one is started again is not tested");
    }

    /** Starts it; what it needs of files is in {@code folder}. */
    public static ApiServer begin(Path folder) throws IOException {
        ProcessHandle model = model().orElseThrow();
        int port = FreePort.any();
        List<String> words = new ArrayList<>();
        words.add(model.info().command().orElseThrow());
        Stream.of(model.info().arguments().orElseThrow())
                .filter(argument -> !argument.startsWith("--secure-port=") && !argument.startsWith("--cert-dir="))
                .forEach(words::add);
        words.addAll(List.of(
                "--secure-port=" + port,
                "--cert-dir=" + Files.createDirectories(folder.resolve("certificates")),
                "--endpoint-reconciler-type=none"));
        Path log = folder.resolve("apiserver.log");
        ProcessBuilder command = new ProcessBuilder(words)
                .directory(Path.of("/proc", String.valueOf(model.pid()), "cwd")
                        .toRealPath()
                        .toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ApiServer(command, port, log);
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** Starts it, and waits until it serves {@code client}, which is one of its own. */
    public void start(KubernetesClient client) throws IOException {
        process = command.start();
        await().atMost(START).until(() -> serves(client) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the API server did not start: " + Files.readString(log));
        }
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private static boolean serves(KubernetesClient client) {
        try {
            return client.raw("/readyz").contains("ok");
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    private static Optional<ProcessHandle> model() {
        return ProcessHandle.allProcesses()
                .filter(it -> it.info()
                        .command()
                        .filter(path -> path.endsWith(PROGRAM))
                        .isPresent())
                .filter(it -> it.info().arguments().isPresent())
                .findFirst();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
