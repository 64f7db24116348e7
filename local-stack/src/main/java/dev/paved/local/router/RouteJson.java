package dev.paved.local.router;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Routes as JSON, in the file and in the admin API. */
final class RouteJson {
    private static final int FULL_WEIGHT = 100;

    private RouteJson() {}

    static JsonObject route(RouteKey key, List<Backend> backends) {
        return new JsonObject()
                .put("environment", key.environment())
                .put("service", key.service())
                .put("backends", array(backends.stream().map(RouteJson::backend)));
    }

    static RouteKey key(JsonObject route) {
        return new RouteKey(route.getString("environment", ""), route.getString("service", ""));
    }

    static List<Backend> backends(JsonObject route) {
        return objects(route.getJsonArray("backends"))
                .map(backend -> new Backend(
                        backend.getString("host", ""),
                        backend.getInteger("port", 0),
                        backend.getInteger("weight", FULL_WEIGHT)))
                .toList();
    }

    static Stream<JsonObject> objects(@Nullable JsonArray array) {
        return array == null
                ? Stream.of()
                : array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    static JsonArray array(Stream<JsonObject> objects) {
        return new JsonArray(objects.collect(Collectors.toList()));
    }

    private static JsonObject backend(Backend backend) {
        return new JsonObject()
                .put("host", backend.host())
                .put("port", backend.port())
                .put("weight", backend.weight());
    }
}
