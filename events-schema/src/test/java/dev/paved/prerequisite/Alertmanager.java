package dev.paved.prerequisite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** An Alertmanager that runs with a configuration of a test's choice. */
public final class Alertmanager implements AutoCloseable {
    private static final String PROGRAM = "prometheus-alertmanager";
    private static final String ADDRESS = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Alertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one that keeps its files in {@code folder}; it is {@linkplain #isReady ready} a little later.
     *
     * @param otherwise what is not checked without it
     */
    public static Alertmanager start(Path folder, String config, String otherwise) throws IOException {
        Prerequisite.program(PROGRAM, otherwise);
        int port = freePort();
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), config);
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + file,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=" + ADDRESS + ":" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        return new Alertmanager(process, port);
    }

    /** Where it is. */
    public String url() {
        return "http://" + ADDRESS + ":" + port;
    }

    /** Whether it takes alerts. */
    public boolean isReady() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/-/ready")).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit().join();
    }
}
