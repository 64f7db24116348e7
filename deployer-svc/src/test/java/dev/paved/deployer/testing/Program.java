package dev.paved.deployer.testing;

import dev.paved.kit.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Programs to deploy, in one Java file each. */
final class Program {

    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    byte[] body = "%s".getBytes();
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(%d, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("version %s listens");
                }
            }
            """;

    private static final String FRAGILE = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Main {
                static volatile int health = 204;

                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    server.createContext("/health", exchange -> {
                        exchange.sendResponseHeaders(health, -1);
                        exchange.close();
                    });
                    server.createContext("/", exchange -> {
                        System.out.println("this is too much");
                        %s;
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    /** Answers with its environment, so that tests see what it was given. */
    private static final String TELLING = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.TreeMap;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    server.createContext("/", exchange -> {
                        byte[] body = String.join("\\n", new TreeMap<>(System.getenv()).entrySet().stream()
                                .map(v -> v.getKey() + "=" + v.getValue()).toList()).getBytes();
                        String accepted = System.getenv("ACCEPTED");
                        boolean sick = "sick".equals(System.getenv("STATE")) || accepted != null
                                && !Files.readString(Path.of(accepted)).equals(System.getenv("KEY"));
                        exchange.sendResponseHeaders(sick ? 500 : 200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    private static final String CRASHING = """
            public class Main {
                public static void main(String[] args) {
                    System.out.println("cannot find the answer");
                    System.exit(3);
                }
            }
            """;

    private static final String COUNTING = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.util.concurrent.atomic.AtomicInteger;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    AtomicInteger answered = new AtomicInteger();
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    server.createContext("/", exchange -> {
                        String path = exchange.getRequestURI().getPath();
                        boolean own = !path.equals("/");
                        String counts = "http_requests_total{path=\\"/\\",status=\\"%2$d\\"} "
                                + (own ? answered.get() : answered.incrementAndGet()) + "\\n";
                        byte[] body = (path.equals("/metrics") ? counts : "%1$s").getBytes();
                        exchange.sendResponseHeaders(own ? 200 : %2$d, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    private Program() {}

    /** Compiles {@code source} into {@code folder} here, where the compiler is warm: a process for each takes longer. */
    static void compile(String source, Path folder) {
        try {
            Path sources = Files.createTempDirectory("program");
            Path file = Files.writeString(sources.resolve("Main.java"), source);
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), file.toString());
            Folders.delete(sources);
            if (failed != 0) {
                throw new IllegalStateException("it does not compile: " + source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with {@code status}, and exports how often. */
    static String counting(String text, int status) {
        return COUNTING.formatted(text, status);
    }

    static String answering(String text) {
        return SERVER.formatted(text, 200, text);
    }

    static String sick() {
        return SERVER.formatted("no", 500, "sick");
    }

    static String endingAtFirstRequest() {
        return FRAGILE.formatted("System.exit(9)");
    }

    static String sickFromFirstRequest() {
        return FRAGILE.formatted("health = 500");
    }

    static String telling() {
        return TELLING;
    }

    static String crashing() {
        return CRASHING;
    }
}
