package app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A route for each of these files of {@code src/main/resources/static}, read once: no path of a request reaches the disk. */
final class Assets {

    private static final List<String> NAMES = List.of("style.css");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private Assets() {}

    static Map<String, Map<String, Handler>> routes() {
        Map<String, Map<String, Handler>> routes = new HashMap<>();
        for (String name : NAMES) {
            Response response = new Response(200, type(name), content(name), Map.of("Cache-Control", "public, max-age=300"));
            routes.put("/static/" + name, Map.of("GET", request -> response));
        }
        return routes;
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static byte[] content(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/static/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no static/" + name + ".");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
