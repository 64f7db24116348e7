package dev.paved.metrics.product;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.rules.UnknownChoice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The platform's own metrics, what they were counted from, and what users say. */
@Path("/api/metrics/platform")
@RunOnVirtualThread
public class PlatformResource {

    private static final String MONTH = "30d";

    private final PlatformAnswers answers;
    private final Quarters quarters;
    private final InstantSource time;

    PlatformResource(PlatformAnswers answers, Quarters quarters, InstantSource time) {
        this.answers = answers;
        this.quarters = quarters;
        this.time = time;
    }

    /** Of all teams together. */
    @GET
    public OfPlatform ofAll(@QueryParam("window") @DefaultValue(MONTH) String window) {
        return answers.ofAll(window(window));
    }

    /** Of one team. */
    @GET
    @Path("/teams/{team}")
    public OfTeam ofTeam(@PathParam("team") String team, @QueryParam("window") @DefaultValue(MONTH) String window) {
        return answers.ofTeam(team, window(window))
                .orElseThrow(() -> new RefusedException(NotFound.of("team", team, answers.teams())));
    }

    /** Each fact that a metric looked at in the window, counted or not, and why; newest first. */
    @GET
    @Path("/evidence")
    public EvidencePage evidence(
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("window") @DefaultValue(MONTH) String window,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String asked = metric == null ? "" : metric;
        Metric known = Metric.labelled(asked)
                .orElseThrow(() -> new RefusedException(new UnknownChoice("metric", asked, Metric.labels())));
        return EvidencePage.of(known, window(window), PageLimit.of(limit), cursor, answers, time.instant());
    }

    /** What users wrote in a quarter, of those who agreed to its being kept and shown. */
    @GET
    @Path("/comments")
    public Comments comments(@QueryParam("quarter") @Nullable String quarter) {
        Quarter named = quarters.named(quarter, time.instant());
        return Comments.of(named, answers.feedback(named));
    }

    private static Window window(String label) {
        return Window.labelled(label)
                .orElseThrow(() -> new RefusedException(new UnknownChoice("window", label, Window.labels())));
    }
}
