package dev.paved.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger answered = new AtomicInteger();
    private HttpServer server;
    private Load load;

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            answered.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        load = new Load(HttpClient.newHttpClient(), 4);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        load.client().close();
    }

    @Test
    void every_request_is_answered_once() throws InterruptedException {
        // When
        double[] taken = load.send(this::request, 100, 204);

        // Then
        assertThat(answered).hasValue(100);
        assertThat(taken).hasSize(100).doesNotContain(0);
    }

    @Test
    void a_request_without_an_answer_is_no_success() {
        // Given
        server.stop(0);

        // When
        assertThatThrownBy(() -> load.send(this::request, 100, 204))

                // Then
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A request failed");
    }

    @Test
    void another_answer_is_no_success() {
        assertThatThrownBy(() -> load.send(this::request, 100, 202)).hasMessageContaining("204 and not 202");
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .build();
    }
}
