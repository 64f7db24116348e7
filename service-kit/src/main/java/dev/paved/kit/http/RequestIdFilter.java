package dev.paved.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the request id in before anything else, and gives it back on every answer. */
class RequestIdFilter {

    private final RequestId id;

    RequestIdFilter(RequestId id) {
        this.id = id;
    }

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext request) {
        id.take(request.getHeaderString(RequestId.HEADER));
    }

    @ServerResponseFilter
    public void give(ContainerResponseContext response) {
        response.getHeaders().putSingle(RequestId.HEADER, id.value());
    }
}
