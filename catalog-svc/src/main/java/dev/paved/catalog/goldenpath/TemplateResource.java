package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking at the golden paths. */
@Path("/api/templates")
@RunOnVirtualThread
public class TemplateResource {

    private final GoldenPaths goldenPaths;

    TemplateResource(GoldenPaths goldenPaths) {
        this.goldenPaths = goldenPaths;
    }

    /** A golden path in a list. */
    public record TemplateSummary(
            String name, String version, String title, String description, String type, String language) {}

    /** A golden path with its parameters, each page a JSON Schema. */
    public record TemplateDetails(
            String name,
            String version,
            String title,
            String description,
            String type,
            String language,
            List<JsonNode> parameters) {}

    /** All golden paths, and the folders that are no usable ones. */
    public record TemplateList(
            List<TemplateSummary> items, @Nullable String nextCursor, List<Shelf.Broken> broken) {}

    /** All of them, on one page. */
    @GET
    public TemplateList list() {
        Shelf shelf = goldenPaths.shelf();
        List<TemplateSummary> items = shelf.usable().stream()
                .map(p ->
                        new TemplateSummary(p.name(), p.version(), p.title(), p.description(), p.type(), p.language()))
                .toList();
        return new TemplateList(items, null, shelf.broken());
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    public TemplateDetails get(String name) {
        Shelf shelf = goldenPaths.shelf();
        return shelf.named(name)
                .map(p -> new TemplateDetails(
                        p.name(), p.version(), p.title(), p.description(), p.type(), p.language(), p.parameters()))
                .orElseThrow(() -> new RefusedException(NotFound.of(
                        "template",
                        name,
                        shelf.usable().stream().map(GoldenPath::name).toList())));
    }
}
