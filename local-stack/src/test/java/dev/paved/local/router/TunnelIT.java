package dev.paved.local.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.local.embedded.FreePort;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TunnelIT {
    private static final RouteKey HELLO = new RouteKey("production", "hello");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private AppRoutes routes;
    private HttpServer app;
    private Router router;
    private String base;

    /** It answers each message with where it was called and with what it heard. */
    @BeforeEach
    void an_app_that_speaks_websocket() throws Exception {
        app = vertx.createHttpServer()
                .webSocketHandshakeHandler(handshake -> {
                    if (handshake.path().equals("/refused")) {
                        handshake.reject(403);
                    } else {
                        handshake.accept();
                    }
                })
                .webSocketHandler(socket -> socket.textMessageHandler(text -> socket.writeTextMessage(
                        socket.uri() + " " + socket.headers().get("X-Forwarded-Prefix") + " " + text)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        routes = AppRoutes.load(new PavedHome(folder).routes());
        routes.put(HELLO, List.of(new Backend("127.0.0.1", app.actualPort(), 100)));
        router = new Router(
                new RoutingTable(StackSettings.load(new PavedHome(folder)), routes), new AdminApi(routes, "token"));
        base = "ws://127.0.0.1:"
                + router.listen(0).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stop() {
        router.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_websocket_passes_both_ways() throws Exception {
        // Given
        WebSocket socket = open("/apps/production/hello/chat?room=1");

        // When
        socket.sendText("good morning", true).join();

        // Then
        assertThat(heard.take()).isEqualTo("/chat?room=1 /apps/production/hello good morning");
        socket.sendText("again", true).join();
        assertThat(heard.take()).endsWith(" again");
    }

    @Test
    void whoever_closes_a_websocket_closes_it_for_both() throws Exception {
        // Given
        WebSocket socket = open("/apps/production/hello/chat");

        // When
        app.close().toCompletionStage().toCompletableFuture().join();

        // Then
        assertThat(heard.take()).startsWith("closed");
        assertThat(socket.isInputClosed()).isTrue();
    }

    @Test
    void a_websocket_that_the_app_refuses_is_refused() {
        assertThat(refusal("/apps/production/hello/refused")).isEqualTo(403);
    }

    @Test
    void a_websocket_to_nowhere_is_refused() {
        assertThat(refusal("/apps/staging/hello/chat")).isEqualTo(404);
    }

    @Test
    void a_websocket_to_an_instance_that_is_down_is_refused() {
        // Given
        routes.put(HELLO, List.of(new Backend("127.0.0.1", FreePort.any(), 100)));

        // Then
        assertThat(refusal("/apps/production/hello/chat")).isEqualTo(503);
    }

    private int refusal(String path) {
        var status = new int[1];
        assertThatThrownBy(() -> open(path))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> status[0] = refused.getResponse().statusCode());
        return status[0];
    }

    private WebSocket open(String path) {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create(base + path), new Listener(heard))
                .join();
    }

    private record Listener(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed " + status);
            return WebSocket.Listener.super.onClose(socket, status, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("closed by " + error);
        }
    }
}
