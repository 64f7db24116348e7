package dev.paved.deployer.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** What the deployer meets behind the base URL: a catalog, a provisioner, and the router itself. */
public final class FakePlatform implements QuarkusTestResourceLifecycleManager {

    /** Longer than a busy machine pauses: as long, a version that fails can give its requests back. */
    private static final String DRAIN = "5s";

    private static final Map<String, String> SERVICES = new ConcurrentHashMap<>();
    private static final Map<String, String> ENVIRONMENTS = new ConcurrentHashMap<>();
    private static final FakeRouter ROUTER = new FakeRouter();
    private static final FakeProvisioner PROVISIONER = new FakeProvisioner();
    private static final FakePrometheus PROMETHEUS = new FakePrometheus();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ENVIRONMENTS.put("staging", "{\"type\":\"staging\",\"phase\":\"ready\"}");
        ENVIRONMENTS.put("production", "{\"type\":\"production\",\"phase\":\"ready\"}");
        ENVIRONMENTS.put("slow", "{\"type\":\"preview\",\"phase\":\"provisioning\"}");
        server.createContext(FakeRouter.PATH, ROUTER::handle);
        server.createContext(FakePrometheus.PATH, PROMETHEUS::handle);
        server.createContext("/api/services/", exchange -> find(exchange, SERVICES));
        server.createContext("/api/environments/", FakePlatform::environments);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "PAVED_BASE_URL",
                url,
                "PAVED_ROUTER_ADMIN_URL",
                url,
                "PAVED_ROUTER_ADMIN_TOKEN",
                FakeRouter.TOKEN,
                "paved.deployer.token",
                FakeProvisioner.TOKEN,
                "paved.deployer.gates.development.verified-upstream",
                "staging",
                "paved.deployer.drain",
                DRAIN,
                "paved.deployer.prometheus.url",
                url);
    }

    @Override
    public void stop() {
        server.stop(0);
        LeftOvers.kill();
    }

    /** Puts {@code service} into the catalog. */
    public static void knows(String service, Path repository) {
        SERVICES.put(service, "{\"name\":\"" + service + "\",\"repository\":\"" + repository + "\"}");
    }

    /** Puts {@code service} into the catalog without a repository. */
    public static void knowsNoRepositoryOf(String service) {
        SERVICES.put(service, "{\"name\":\"" + service + "\",\"repository\":null}");
    }

    /** Lets {@code service} have left the catalog. */
    public static void knowsRetired(String service, Path repository) {
        SERVICES.put(
                service,
                "{\"name\":\"" + service + "\",\"repository\":\"" + repository + "\",\"retired\":{\"by\":\"ada\"}}");
    }

    /** Makes a preview environment ready. */
    public static void isReady(String environment) {
        isReady(environment, "preview");
    }

    /** Makes an environment of this type ready. */
    public static void isReady(String environment, String type) {
        ENVIRONMENTS.put(environment, "{\"type\":\"" + type + "\",\"phase\":\"ready\"}");
    }

    /** The router. */
    public static FakeRouter router() {
        return ROUTER;
    }

    /** What versions are measured with. */
    public static FakePrometheus prometheus() {
        return PROMETHEUS;
    }

    /** What services are given. */
    public static FakeProvisioner provisioner() {
        return PROVISIONER;
    }

    private static void environments(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith(FakeProvisioner.SUFFIX)) {
            PROVISIONER.handle(exchange);
        } else {
            find(exchange, ENVIRONMENTS);
        }
    }

    private static void find(HttpExchange exchange, Map<String, String> known) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String found = known.get(path.substring(path.lastIndexOf('/') + 1));
        boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
        int status = !authorized ? 401 : found == null ? 404 : 200;
        FakeRouter.answer(
                exchange, status, (found == null ? "{\"status\":404}" : found).getBytes(StandardCharsets.UTF_8));
    }
}
