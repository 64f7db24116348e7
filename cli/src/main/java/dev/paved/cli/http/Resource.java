package dev.paved.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The path of a resource, built so that what a person typed can't become another path or query. */
public record Resource(String path) {

    /** The resource at this constant path. */
    public static Resource at(String path) {
        return new Resource(path);
    }

    /** The resource one segment below. */
    public Resource child(String segment) {
        return new Resource(path + "/" + encoded(segment));
    }

    /** This resource with a query parameter more, or as it is when the value is null. */
    public Resource query(String name, @Nullable String value) {
        return value == null
                ? this
                : new Resource(path + (path.contains("?") ? "&" : "?") + name + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
