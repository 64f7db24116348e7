package dev.paved.local.router;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The HTTP server of the router, on one event loop. */
final class Router implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final int MOST_CONNECTIONS_AN_ADDRESS = 512;
    private static final int CONNECT_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpProxy proxy;
    private final Tunnel tunnel;
    private final AdminApi admin;

    Router(RoutingTable table, AdminApi admin) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS_AN_ADDRESS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setDecompressionSupported(false));
        var origins = new Origins(client, new WeightedOrder(RandomGenerator.getDefault()));
        var forwarding = new Forwarding(table, origins);
        this.tunnel = new Tunnel(table, origins);
        this.proxy = HttpProxy.reverseProxy(client).origin(forwarding::connect).addInterceptor(forwarding);
        this.admin = admin;
    }

    /** Completes when the server listens on the loopback address. */
    Future<Integer> listen(int port) {
        return listen(LOOPBACK, port);
    }

    /** Completes when the server listens on this address. */
    Future<Integer> listen(String host, int port) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle)
                .listen(port, host)
                .map(HttpServer::actualPort);
    }

    private void handle(HttpServerRequest request) {
        String requestId = RequestId.of(request);
        request.headers().set(RequestId.HEADER, requestId);
        String path = Objects.requireNonNullElse(request.path(), "");
        boolean own = !RoutingTable.isForApp(request);
        if (own && path.startsWith("/q/health")) {
            answerHealth(request, requestId);
        } else if (own && path.startsWith(AdminApi.PREFIX)) {
            request.response().putHeader(RequestId.HEADER, requestId);
            admin.handle(request);
        } else if (Tunnel.isAskedFor(request)) {
            tunnel.open(request);
        } else {
            proxy.handle(request);
        }
    }

    private static void answerHealth(HttpServerRequest request, String requestId) {
        request.response()
                .putHeader(RequestId.HEADER, requestId)
                .putHeader("Content-Type", "application/json")
                .end("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
