package dev.paved.provisioner.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paved.provisioner.preview.GitRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A server of Git's smart HTTP: real repositories, those under {@code /private} for whoever has the token, and what is under
 * {@code /moved/PORT} is led on to that port.
 */
public final class GitServer implements AutoCloseable {

    static final String TOKEN = "ghp_right";

    private static final String SERVICE = "git-upload-pack";

    private final Path folder;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** One of the repositories below {@code folder}. */
    public GitServer(Path folder) {
        this.folder = folder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public GitRepository repository(String name) {
        return GitRepository.create(folder.resolve(name + ".git"));
    }

    public String authority() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String url(String name) {
        return "http://" + authority() + "/" + name + ".git";
    }

    /** What it was asked. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            if (path.startsWith("/moved/")) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://127.0.0.1:" + path.substring("/moved/".length()) + "?service=" + SERVICE);
                exchange.sendResponseHeaders(301, -1);
            } else if (path.startsWith("/private/") && !isAllowed(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                git(exchange, path);
            }
        }
    }

    private static boolean isAllowed(HttpExchange exchange) {
        String right = "Basic " + Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(UTF_8));
        return right.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void git(HttpExchange exchange, String path) throws IOException {
        boolean advertisement = path.endsWith("/info/refs");
        Path git = folder.resolve(path.substring(1).replaceFirst("/(info/refs|" + SERVICE + ")$", ""));
        if (!git.resolve("HEAD").toFile().exists()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Repository repository = new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(git.toFile())
                        .build();
                UploadPack pack = new UploadPack(repository)) {
            pack.setBiDirectionalPipe(false);
            String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
            if (protocol != null) {
                pack.setExtraParameters(List.of(protocol));
            }
            if (advertisement) {
                pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(answer)), SERVICE);
            } else {
                pack.upload(unpacked(exchange, body), answer, null);
            }
        }
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-" + SERVICE + (advertisement ? "-advertisement" : "-result"));
        exchange.sendResponseHeaders(200, answer.size());
        exchange.getResponseBody().write(answer.toByteArray());
    }

    private static InputStream unpacked(HttpExchange exchange, byte[] body) throws IOException {
        InputStream plain = new ByteArrayInputStream(body);
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(plain)
                : plain;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
