package dev.paved.metrics.http;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.Window;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The metrics of a service, of the organisation, and what they mean. */
@Path("/api/metrics")
@RunOnVirtualThread
public class MetricsResource {

    private static final String MONTH = "30d";
    private static final String DORA = "dora";

    private final Answers answers;

    MetricsResource(Answers answers) {
        this.answers = answers;
    }

    /** The metrics of one service. */
    @GET
    @Path("/services/{name}")
    public ServiceMetrics ofService(
            @PathParam("name") String name,
            @QueryParam("window") @DefaultValue(MONTH) String window,
            @QueryParam("definition") @DefaultValue(DORA) String definition) {
        requireKnown(definition);
        return answers.ofService(name, window(window))
                .orElseThrow(() -> new RefusedException(NotFound.of("service", name, answers.names())));
    }

    /** The metrics of all services together. */
    @GET
    public OrganisationMetrics ofAll(
            @QueryParam("window") @DefaultValue(MONTH) String window,
            @QueryParam("definition") @DefaultValue(DORA) String definition) {
        requireKnown(definition);
        return answers.ofAll(window(window));
    }

    /** The definitions and parameters in force. */
    @GET
    @Path("/definitions")
    public Definitions definitions() {
        return Definitions.inForce();
    }

    private static Window window(String label) {
        return Window.labelled(label)
                .orElseThrow(() -> new RefusedException(new UnknownChoice("window", label, Window.labels())));
    }

    private static void requireKnown(String definition) {
        if (!definition.equals(DORA)) {
            throw new RefusedException(new UnknownChoice("definition", definition, List.of(DORA)));
        }
    }
}
