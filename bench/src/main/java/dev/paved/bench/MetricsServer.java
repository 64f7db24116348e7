package dev.paved.bench;

import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metrics-svc of the benchmark's own, with the JVM options that the stack gives it, but for a larger heap: what happened in
 * the longest window is in memory, and 500 busy services are more than a stack on a laptop has.
 *
 * @param process the service
 */
record MetricsServer(Process process, int port, HttpClient client) implements AutoCloseable {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx320m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    static MetricsServer start(Path root, Path home, EmbeddedKafka kafka, EmbeddedPostgres postgres)
            throws IOException {
        int port = FreePort.any();
        String jar =
                root.resolve("metrics-svc/target/quarkus-app/quarkus-run.jar").toString();
        ProcessBuilder builder = java(
                List.of("-jar", jar),
                Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "PAVED_DB_HOST", postgres.host(),
                        "PAVED_DB_PORT", String.valueOf(postgres.port()),
                        "PAVED_DB_USER", postgres.user(),
                        "PAVED_DB_PASSWORD", postgres.password(),
                        "PAVED_HOME", home.toString(),
                        "QUARKUS_OIDC_PUBLIC_KEY", LocalIdentity.at(home).publicKey()));
        return new MetricsServer(builder.start(), port, HttpClient.newHttpClient());
    }

    /** A process with the same options, which prints nothing but errors. */
    static ProcessBuilder java(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(JVM, arguments).forEach(command::addAll);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What Prometheus is shown. */
    String scrape() throws IOException, InterruptedException {
        URI metrics = URI.create("http://localhost:" + port + "/metrics");
        return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
