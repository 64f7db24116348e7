package dev.paved.local.router;

import dev.paved.local.stack.StateFile;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The routes to local deployments, kept in a file that is replaced as a whole on each change: a change that cannot be kept
 * is not made, and throws {@link java.io.UncheckedIOException}. Used by one event loop.
 */
final class AppRoutes {
    private static final String ROUTES = "routes";

    private final Path file;
    private Map<RouteKey, List<Backend>> routes = new TreeMap<>();

    private AppRoutes(Path file) {
        this.file = file;
    }

    static AppRoutes load(Path file) {
        var loaded = new AppRoutes(file);
        StateFile.read(file).map(JsonObject::new).stream()
                .flatMap(json -> RouteJson.objects(json.getJsonArray(ROUTES)))
                .forEach(route -> loaded.routes.put(RouteJson.key(route), RouteJson.backends(route)));
        return loaded;
    }

    Optional<List<Backend>> find(RouteKey key) {
        return Optional.ofNullable(routes.get(key));
    }

    void put(RouteKey key, List<Backend> backends) {
        var changed = new TreeMap<>(routes);
        changed.put(key, backends);
        change(changed);
    }

    void remove(RouteKey key) {
        var changed = new TreeMap<>(routes);
        if (changed.remove(key) != null) {
            change(changed);
        }
    }

    JsonObject toJson() {
        return json(routes);
    }

    private void change(Map<RouteKey, List<Backend>> changed) {
        StateFile.write(file, json(changed).encodePrettily());
        routes = changed;
    }

    private static JsonObject json(Map<RouteKey, List<Backend>> routes) {
        return new JsonObject()
                .put(
                        ROUTES,
                        RouteJson.array(routes.entrySet().stream()
                                .map(route -> RouteJson.route(route.getKey(), route.getValue()))));
    }
}
