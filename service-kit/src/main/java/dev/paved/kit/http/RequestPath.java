package dev.paved.kit.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What may be kept of a request's path. Below a path in {@code paved.http.confidential-paths} somebody may have typed what
 * nobody else may see: of such a one it is the template of its route.
 */
@Singleton
public class RequestPath {

    private final List<String> confidential;

    RequestPath(@ConfigProperty(name = "paved.http.confidential-paths") Optional<List<String>> confidential) {
        this.confidential = confidential.orElse(List.of());
    }

    /** What may be kept of {@code path}, which {@code route} answers, if any. */
    public String kept(String path, @Nullable ResourceInfo route) {
        return below(path).map(prefix -> template(prefix, route)).orElse(path);
    }

    /** What may be kept of {@code path}. */
    public String kept(String path) {
        return kept(path, null);
    }

    private Optional<String> below(String path) {
        String absolute = "/" + path.replaceFirst("^/+", "");
        return confidential.stream()
                .filter(prefix -> absolute.startsWith(prefix) && !absolute.equals(prefix))
                .findFirst();
    }

    private static String template(String prefix, @Nullable ResourceInfo route) {
        if (route == null || route.getResourceMethod() == null) {
            return prefix + "/…";
        }
        return Stream.<AnnotatedElement>of(route.getResourceClass(), route.getResourceMethod())
                .map(element -> element.getAnnotation(Path.class))
                .map(part -> part == null ? "" : "/" + part.value().replaceFirst("^/+", ""))
                .collect(Collectors.joining());
    }
}
