package dev.paved.local.router;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.List;
import java.util.Objects;

/** Passes a request on to where it leads, and answers with a problem where it leads nowhere. Bodies are streamed. */
final class Forwarding implements ProxyInterceptor {
    private static final long LARGEST_API_BODY = 10L * 1024 * 1024;
    private static final List<String> HOP_BY_HOP = List.of("Connection", "Upgrade", "HTTP2-Settings", "Keep-Alive");
    private static final String DESTINATION = "destination";

    private final RoutingTable table;
    private final Origins origins;

    Forwarding(RoutingTable table, Origins origins) {
        this.table = table;
        this.origins = origins;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return switch (table.find(context.request().proxiedRequest())) {
            case Destination.Unknown unknown -> refuse(context, Problem.unknownPath(unknown.path()));
            case Destination.NothingDeployed nothing -> refuse(context, Problem.nothingDeployed(nothing.key()));
            case Destination.PlatformService service -> toService(context, service);
            case Destination.App app -> toApp(context, app);
        };
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        HOP_BY_HOP.forEach(context.response().headers()::remove);
        context.response().putHeader(RequestId.HEADER, requestId(context));
        return context.sendResponse();
    }

    /** Connects to the destination of a request that is being handled. */
    Future<HttpClientRequest> connect(ProxyContext context) {
        return switch (context.get(DESTINATION, Destination.class)) {
            case Destination.PlatformService service -> origins.connect(service);
            case Destination.App app -> origins.connect(app);
            case null, default -> Future.failedFuture("No destination");
        };
    }

    private static Future<ProxyResponse> toService(ProxyContext context, Destination.PlatformService service) {
        if (contentLength(context) > LARGEST_API_BODY) {
            return refuse(context, Problem.tooLarge(LARGEST_API_BODY));
        }
        return forward(context, service, service.uri())
                .recover(failure -> refuse(
                        context,
                        failure instanceof ConnectException
                                ? Problem.serviceDown(service.name())
                                : Problem.broken("The service " + service.name())));
    }

    private static Future<ProxyResponse> toApp(ProxyContext context, Destination.App app) {
        return forward(context, app, app.uri())
                .recover(failure -> refuse(
                        context,
                        failure instanceof ConnectException
                                ? Problem.instancesDown(app.key())
                                : Problem.broken("The instance of " + app.key().service())));
    }

    private static Future<ProxyResponse> forward(ProxyContext context, Destination destination, String uri) {
        context.set(DESTINATION, destination);
        context.request().setURI(uri);
        HOP_BY_HOP.forEach(context.request().headers()::remove);
        ForwardedHeaders.put(context.request().headers(), context.request().proxiedRequest(), destination);
        return context.sendRequest();
    }

    private static Future<ProxyResponse> refuse(ProxyContext context, Problem problem) {
        return Future.succeededFuture(problem.answer(context.request(), requestId(context)));
    }

    private static String requestId(ProxyContext context) {
        return Objects.requireNonNull(context.request().proxiedRequest().getHeader(RequestId.HEADER));
    }

    private static long contentLength(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
