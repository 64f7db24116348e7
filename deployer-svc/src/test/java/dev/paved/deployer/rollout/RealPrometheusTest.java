package dev.paved.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.paved.deployer.rollout.Prometheus.NoNumber;
import dev.paved.deployer.testing.Settings;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.local.embedded.FreePort;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server of the Prometheus project, asked about a program that it scrapes. */
class RealPrometheusTest {

    private static final String EXPORTED = """
            # TYPE http_requests_total counter
            http_requests_total{version="1",status="200"} 900
            http_requests_total{version="2",status="200"} 95
            http_requests_total{version="2",status="500"} 5
            """;

    @TempDir
    static Path folder;

    private static @Nullable HttpServer program;
    private static @Nullable Process server;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        Prerequisite.program("prometheus", "analyses are not asked of a real Prometheus");
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/metrics", exchange -> {
            byte[] body = EXPORTED.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        program.start();
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                scrape_configs:
                  - job_name: hello
                    scrape_interval: 1s
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(
                        program.getAddress().getPort()));
        int port = FreePort.any();
        server = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        prometheus = new Prometheus(
                new BoundedHttp(HttpClient.newHttpClient()),
                new ObjectMapper(),
                Settings.withPrometheus(folder, URI.create("http://127.0.0.1:" + port)));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> prometheus.number("sum(http_requests_total)") == 1000);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
        if (program != null) {
            Objects.requireNonNull(program).stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(http_requests_total{version="2",status=~"5.."}) / sum(http_requests_total{version="2"}) | 0.05
            http_requests_total{version="1"}                                                            | 900
            scalar(sum(http_requests_total{version="2"}))                                               | 100
            42                                                                                          | 42
            """)
    void one_number_is_read(String query, double number) throws NoNumber {
        assertThat(prometheus.number(query)).isEqualTo(number, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http_requests_total{version="3"} | the query found nothing.
            http_requests_total              | the query gives 3 numbers, and there has to be one.
            http_requests_total[1m]          | the query gives no single number.
            1 / 0                            | the query gives +Inf, which is no number to judge by.
            scalar(http_requests_total)      | the query gives NaN, which is no number to judge by.
            sum(http_requests_total          | Prometheus refused the query: invalid parameter "query":
            """)
    void what_is_no_number_is_said(String query, String why) {
        assertThatThrownBy(() -> prometheus.number(query))
                .isInstanceOf(NoNumber.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void other_path_than_its_own_is_no_number() {
        Prometheus lost = new Prometheus(
                new BoundedHttp(HttpClient.newHttpClient()),
                new ObjectMapper(),
                Settings.withPrometheus(
                        folder,
                        URI.create("http://127.0.0.1:"
                                + Objects.requireNonNull(program).getAddress().getPort() + "/nowhere")));

        assertThatThrownBy(() -> lost.number("42")).isInstanceOf(NoNumber.class);
    }
}
