package dev.paved.deployer.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paved.kit.digest.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server that answers what a test says, and remembers what it was asked. */
public final class FakeRegistry implements AutoCloseable {

    /** What was asked of it. */
    public record Asked(String method, String uri, @Nullable String authorization) {}

    /** What it answers. */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** Just the status. */
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** Answers what {@code answers} makes of a question. */
    public FakeRegistry(Function<Asked, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    /** Has every image, each with a digest of its own. */
    public static FakeRegistry ofEverything() throws IOException {
        return new FakeRegistry(question -> there(digest(question.uri())));
    }

    /** An image with {@code digest} is there. */
    public static Answer there(String digest) {
        return new Answer(
                200,
                Map.of("Content-Type", "application/vnd.oci.image.manifest.v1+json", "Docker-Content-Digest", digest),
                "");
    }

    /** The digest of {@code text}. */
    public static String digest(String text) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(text));
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        Asked question = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(question);
        Answer answer = answers.apply(question);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean bare = "HEAD".equals(question.method()) || body.length == 0;
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** Where it is, as in the names of images. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
