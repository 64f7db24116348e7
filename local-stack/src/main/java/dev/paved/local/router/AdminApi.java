package dev.paved.local.router;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and changes the routes to local deployments: {@code GET|PUT|DELETE /router/routes/<environment>/<service>} and
 * {@code GET /router/routes}, with the router's bearer token. A change is on disk before it is answered.
 */
record AdminApi(AppRoutes routes, String token) {
    static final String PREFIX = "/router/routes";

    private static final Pattern ROUTE =
            Pattern.compile(PREFIX + "/([a-z0-9][a-z0-9-]{0,62})/([a-z0-9][a-z0-9-]{0,62})");
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_WEIGHT = 1_000_000;

    void handle(HttpServerRequest request) {
        String path = Objects.requireNonNull(request.path());
        Matcher route = ROUTE.matcher(path);
        if (!isAuthorized(request)) {
            refuse(request, Problem.unauthorized());
        } else if (path.equals(PREFIX) && request.method() == HttpMethod.GET) {
            json(request, routes.toJson());
        } else if (route.matches()) {
            route(request, new RouteKey(route.group(1), route.group(2)));
        } else {
            refuse(request, Problem.unknownPath(path));
        }
    }

    private void route(HttpServerRequest request, RouteKey key) {
        switch (request.method().name()) {
            case "GET" ->
                routes.find(key)
                        .ifPresentOrElse(
                                backends -> json(request, RouteJson.route(key, backends)),
                                () -> refuse(request, Problem.nothingDeployed(key)));
            case "PUT" -> request.bodyHandler(body -> put(request, key, body));
            case "DELETE" -> remove(request, key);
            default ->
                request.response()
                        .setStatusCode(405)
                        .putHeader("Allow", "GET, PUT, DELETE")
                        .end();
        }
    }

    private void put(HttpServerRequest request, RouteKey key, Buffer body) {
        try {
            List<Backend> backends = RouteJson.backends(new JsonObject(body));
            String mistake = mistake(backends);
            if (!mistake.isEmpty()) {
                refuse(request, Problem.invalidRoute(mistake));
                return;
            }
            routes.put(key, backends);
            json(request, RouteJson.route(key, backends));
        } catch (DecodeException | ClassCastException e) {
            refuse(request, Problem.invalidRoute("The body is not the JSON of a route."));
        } catch (UncheckedIOException e) {
            refuse(request, Problem.notKept(e));
        }
    }

    private void remove(HttpServerRequest request, RouteKey key) {
        try {
            routes.remove(key);
            request.response().setStatusCode(204).end();
        } catch (UncheckedIOException e) {
            refuse(request, Problem.notKept(e));
        }
    }

    private static String mistake(List<Backend> backends) {
        if (backends.stream().mapToInt(Backend::weight).noneMatch(weight -> weight > 0)) {
            return "At least one backend needs a weight above 0.";
        }
        for (Backend backend : backends) {
            if (!LOOPBACK.contains(backend.host())) {
                return "The host '" + backend.host() + "' is not the loopback address.";
            }
            if (backend.port() < 1 || backend.port() > HIGHEST_PORT) {
                return "The port " + backend.port() + " is not between 1 and 65535.";
            }
            if (backend.weight() < 0 || backend.weight() > HIGHEST_WEIGHT) {
                return "The weight " + backend.weight() + " is not between 0 and " + HIGHEST_WEIGHT + ".";
            }
        }
        return "";
    }

    private boolean isAuthorized(HttpServerRequest request) {
        String given = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        return MessageDigest.isEqual(bytes("Bearer " + token), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void json(HttpServerRequest request, JsonObject content) {
        request.response().putHeader("Content-Type", "application/json").end(content.toBuffer());
    }

    private static void refuse(HttpServerRequest request, Problem problem) {
        problem.answer(request, Objects.requireNonNull(request.getHeader(RequestId.HEADER)));
    }
}
