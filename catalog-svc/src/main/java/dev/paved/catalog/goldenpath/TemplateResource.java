package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.goldenpath.TemplateView.Details;
import dev.paved.catalog.goldenpath.TemplateView.DryRunView;
import dev.paved.catalog.goldenpath.TemplateView.Summary;
import dev.paved.catalog.service.Owner;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.template.DryRun;
import dev.paved.template.Form;
import dev.paved.template.TemplateException;
import dev.paved.template.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looking at the golden paths, and at what they would make. */
@Path("/api/templates")
@RunOnVirtualThread
public class TemplateResource {

    private final GoldenPaths goldenPaths;
    private final Caller caller;

    TemplateResource(GoldenPaths goldenPaths, Caller caller) {
        this.goldenPaths = goldenPaths;
        this.caller = caller;
    }

    /** All golden paths, and the folders that are no usable ones. */
    public record TemplateList(
            List<Summary> items, @Nullable String nextCursor, List<Shelf.Broken> broken) {}

    /**
     * The wish to see what a golden path would make.
     *
     * @param parameters what is filled into its form
     * @param texts the same as it was typed in: read as the form says
     */
    public record DryRunWish(
            @Nullable ObjectNode parameters, @Nullable Map<String, String> texts) {

        ObjectNode inputs(Form form) {
            ObjectNode inputs = JsonNodeFactory.instance.objectNode();
            if (texts != null) {
                texts.forEach((name, text) -> inputs.set(name, form.read(name, text)));
            }
            return parameters == null ? inputs : inputs.setAll(parameters);
        }
    }

    /** All of them, on one page. */
    @GET
    public TemplateList list() {
        Shelf shelf = goldenPaths.shelf();
        return new TemplateList(
                shelf.usable().stream().map(path -> Summary.of(path.template())).toList(), null, shelf.broken());
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    public Details get(String name) {
        return Details.of(find(name).template());
    }

    /** The files that one of them would make; nothing is made. */
    @POST
    @Path("/{name}/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    public DryRunView dryRun(String name, @Nullable DryRunWish wish) {
        GoldenPath path = find(name);
        ObjectNode given = (wish == null ? new DryRunWish(null, null) : wish)
                .inputs(path.template().form());
        ObjectNode inputs = Inputs.complete(path, given);
        List<FieldError> faults = Inputs.faults(path, inputs, Set.of());
        if (!faults.isEmpty()) {
            throw new RefusedException(new Invalid("The parameters are not right for " + name + ".", faults));
        }
        try {
            DryRun run = DryRun.of(path.template(), inputs, new User(Owner.of(caller.name())));
            return DryRunView.of(path.template(), inputs, run);
        } catch (TemplateException e) {
            throw new RefusedException(new Invalid(
                    "The golden path " + name + " cannot be rendered with these parameters: " + e.getMessage(),
                    List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GoldenPath find(String name) {
        Shelf shelf = goldenPaths.shelf();
        return shelf.named(name)
                .orElseThrow(() -> new RefusedException(NotFound.of(
                                "template",
                                name,
                                shelf.usable().stream().map(GoldenPath::name).toList())
                        .orElse("platform template list")));
    }
}
