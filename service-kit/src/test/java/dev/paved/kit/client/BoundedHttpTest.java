package dev.paved.kit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedHttpTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final BoundedHttp http = new BoundedHttp(client);
    private final CountDownLatch left = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/whole", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("done".getBytes());
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                }
            } finally {
                left.countDown();
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        client.shutdownNow();
        server.stop(0);
    }

    @Test
    void answer_comes_with_its_body() throws Exception {
        assertThat(http.send(get("/whole"), BodyHandlers.ofString(), Duration.ofSeconds(30))
                        .body())
                .isEqualTo("done");
    }

    @Test
    void body_that_never_ends_is_given_up_and_its_connection_closed() throws Exception {
        // When
        var sending =
                assertThatThrownBy(() -> http.send(get("/endless"), BodyHandlers.discarding(), Duration.ofMillis(500)));

        // Then
        sending.isInstanceOf(HttpTimeoutException.class).hasMessageContaining("500 ms");
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobody_listening_is_told_as_it_is() {
        // Given
        server.stop(0);

        // When
        var sending = assertThatThrownBy(() -> http.send(get("/"), BodyHandlers.discarding(), Duration.ofSeconds(30)));

        // Then
        sending.isInstanceOf(ConnectException.class);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }
}
