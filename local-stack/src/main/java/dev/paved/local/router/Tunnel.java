package dev.paved.local.router;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.net.ConnectException;
import java.util.Objects;

/**
 * Passes a WebSocket (RFC 6455) through to where its request leads: the handshake as it is, then bytes both ways. The proxy's
 * own support of them knows neither routes nor prefixes.
 */
record Tunnel(RoutingTable table, Origins origins) {
    private static final int SWITCHING_PROTOCOLS = 101;

    static boolean isAskedFor(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && request.method() == HttpMethod.GET
                && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    void open(HttpServerRequest request) {
        request.response().putHeader(RequestId.HEADER, requestId(request));
        switch (table.find(request)) {
            case Destination.Unknown unknown -> refuse(request, Problem.unknownPath(unknown.path()));
            case Destination.NothingDeployed nothing -> refuse(request, Problem.nothingDeployed(nothing.key()));
            case Destination.PlatformService service ->
                open(request, service, service.uri(), origins.connect(service), Problem.serviceDown(service.name()));
            case Destination.App app ->
                open(request, app, app.uri(), origins.connect(app), Problem.instancesDown(app.key()));
        }
    }

    private static void open(
            HttpServerRequest request,
            Destination destination,
            String uri,
            Future<HttpClientRequest> connection,
            Problem down) {
        request.pause();
        connection
                .compose(origin -> handshake(request, destination, uri, origin))
                .compose(answer -> answered(request, answer))
                .onFailure(failure ->
                        refuse(request, failure instanceof ConnectException ? down : Problem.broken("The other end")));
    }

    private static Future<HttpClientResponse> handshake(
            HttpServerRequest request, Destination destination, String uri, HttpClientRequest origin) {
        origin.setMethod(HttpMethod.GET).setURI(uri);
        origin.headers().addAll(request.headers()).remove("Host");
        origin.headers().set("Connection", "Upgrade");
        ForwardedHeaders.put(origin.headers(), request, destination);
        return origin.connect();
    }

    private static Future<Void> answered(HttpServerRequest request, HttpClientResponse answer) {
        var response = request.response().setStatusCode(answer.statusCode());
        response.headers().addAll(answer.headers());
        if (answer.statusCode() != SWITCHING_PROTOCOLS) {
            request.resume();
            return answer.pipeTo(response);
        }
        NetSocket origin = answer.netSocket();
        origin.pause();
        return request.toNetSocket().compose(client -> {
            Future<Void> there = client.pipeTo(origin);
            Future<Void> back = origin.pipeTo(client);
            return Future.any(there, back).mapEmpty();
        });
    }

    private static void refuse(HttpServerRequest request, Problem problem) {
        request.resume();
        if (!request.response().headWritten()) {
            problem.answer(request, requestId(request));
        }
    }

    private static String requestId(HttpServerRequest request) {
        return Objects.requireNonNull(request.getHeader(RequestId.HEADER));
    }
}
