import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The service: an HTTP server on the port that PORT holds. */
public final class Main {

    static final String SERVICE = ${{ values.name | dump }};
    static final String VERSION = System.getenv().getOrDefault("PAVED_VERSION", "development");

    /** What is answered at each path, as JSON. */
    private static final Map<String, Supplier<String>> ROUTES = Map.of(
            "/", () -> json("service", SERVICE, "version", VERSION),
            "/health", () -> json("status", "UP"));

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        ExecutorService workers = Executors.newFixedThreadPool(16);
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(workers);
        server.createContext("/", Main::answer);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(SERVICE + " stops");
            server.stop(1);
            workers.shutdown();
        }));
        server.start();
        System.out.println(SERVICE + " " + VERSION + " listens on port " + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Supplier<String> route = ROUTES.get(path);
        if (route == null) {
            send(exchange, 404, json("error", "There is nothing at " + path + "."));
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, 405, json("error", method + " is not allowed at " + path + "."));
        } else {
            send(exchange, 200, route.get());
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** A JSON object of names and text values in turn. */
    private static String json(String... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",").append(quoted(namesAndValues[i])).append(':').append(quoted(namesAndValues[i + 1]));
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
