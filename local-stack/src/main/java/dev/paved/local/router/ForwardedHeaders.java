package dev.paved.local.router;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/** What is added to a request that is passed on, so that whoever gets it knows who asked for what. */
final class ForwardedHeaders {
    private ForwardedHeaders() {}

    static void put(MultiMap headers, HttpServerRequest request, Destination destination) {
        headers.set(RequestId.HEADER, Objects.requireNonNull(request.getHeader(RequestId.HEADER)));
        headers.set("X-Forwarded-Proto", "http");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        var authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
        if (destination instanceof Destination.App app && !app.prefix().isEmpty()) {
            headers.set("X-Forwarded-Prefix", app.prefix());
        }
    }
}
