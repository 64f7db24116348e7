package dev.paved.local.router;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.UncheckedIOException;
import java.util.Objects;

/** An answer of the router itself to a request it cannot pass on: problem details (RFC 9457). */
record Problem(int status, String type, String title, String detail, String next) {
    private static final String CONTENT_TYPE = "application/problem+json";
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "2";

    static Problem unknownPath(String path) {
        return new Problem(
                404,
                "not-found",
                "No such address",
                "Nothing on the platform answers " + path + ".",
                "The API is under /api, deployed services are under /apps/<environment>/<service>/.");
    }

    static Problem nothingDeployed(RouteKey key) {
        return new Problem(
                404,
                "not-deployed",
                "Nothing deployed",
                "The service " + key.service() + " is not deployed to " + key.environment() + ".",
                "platform deploy " + key.service() + " --env " + key.environment() + " --version <version>");
    }

    static Problem serviceDown(String service) {
        return new Problem(
                SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The service " + service + " of the platform does not take connections at the moment.",
                "Try again in a moment; 'platform doctor' tells what is wrong, 'platform logs " + service + "' why.");
    }

    static Problem instancesDown(RouteKey key) {
        return new Problem(
                SERVICE_UNAVAILABLE,
                "instances-unavailable",
                "No instance available",
                "No instance of " + key.service() + " in " + key.environment() + " takes connections at the moment.",
                "platform status " + key.service() + " --env " + key.environment());
    }

    static Problem broken(String who) {
        return new Problem(
                502,
                "bad-gateway",
                "The connection broke",
                who + " closed the connection before it had answered.",
                "Whether the request had an effect is not known: look before you send it again.");
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "body-too-large",
                "Request body too large",
                "A request body may have at most " + limit + " bytes.",
                "Send less in one request.");
    }

    static Problem unauthorized() {
        return new Problem(
                401,
                "unauthorized",
                "Not authenticated",
                "The router's admin API needs its bearer token.",
                "The token is in the file router-token of the state folder.");
    }

    static Problem invalidRoute(String detail) {
        return new Problem(
                400,
                "invalid-route",
                "Not a route",
                detail,
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":12345,\"weight\":100}]}");
    }

    static Problem notKept(UncheckedIOException failure) {
        return new Problem(
                500,
                "not-kept",
                "The route cannot be kept",
                Objects.requireNonNullElse(failure.getMessage(), "Its file cannot be written."),
                "Nothing was changed. Free some space, or make the state folder writable, and try again.");
    }

    void answer(HttpServerRequest request, String requestId) {
        var response = request.response().setStatusCode(status).putHeader("Content-Type", CONTENT_TYPE);
        response.end(body(request.path(), requestId));
    }

    ProxyResponse answer(ProxyRequest request, String requestId) {
        ProxyResponse response = request.release().response();
        response.setStatusCode(status).putHeader("Content-Type", CONTENT_TYPE);
        if (status == SERVICE_UNAVAILABLE) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        }
        String path = request.proxiedRequest().path();
        return response.setBody(Body.body(body(path, requestId)));
    }

    private Buffer body(String instance, String requestId) {
        return new JsonObject()
                .put("type", "urn:paved:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance)
                .put("requestId", requestId)
                .put("next", next)
                .toBuffer();
    }
}
