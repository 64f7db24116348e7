package dev.paved.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * What a deployer asks while it deploys, answered at once: a catalog, in which every service has the repository {@code
 * repository}, a provisioner, for which every environment is ready and gives nothing, and a registry that has every image.
 */
record PlatformStandIn(HttpServer server, Path repository) implements AutoCloseable {

    private static final int OK = 200;

    static PlatformStandIn start(Path repository) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PlatformStandIn standIn = new PlatformStandIn(server, repository);
        server.createContext("/api/services/", standIn::service);
        server.createContext("/api/environments/", PlatformStandIn::environment);
        server.createContext("/v2/", PlatformStandIn::image);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return standIn;
    }

    String url() {
        return "http://" + host();
    }

    /** The registry's host and port. */
    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void service(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        answer(
                exchange,
                "{\"name\":\"%s\",\"repository\":\"%s\"}"
                        .formatted(path.substring(path.lastIndexOf('/') + 1), repository));
    }

    private static void environment(HttpExchange exchange) throws IOException {
        boolean variables = exchange.getRequestURI().getPath().endsWith("/variables");
        answer(
                exchange,
                variables
                        ? "{\"version\":\"v1\",\"revision\":\"r1\",\"variables\":{}}"
                        : "{\"type\":\"staging\",\"phase\":\"ready\"}");
    }

    private static void image(HttpExchange exchange) throws IOException {
        BigInteger hash = BigInteger.valueOf(exchange.getRequestURI().getPath().hashCode() & Integer.MAX_VALUE);
        exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:%064x".formatted(hash));
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.manifest.v1+json");
        exchange.sendResponseHeaders(OK, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
