package dev.paved.metrics.http;

import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.rules.Rulesets;
import dev.paved.metrics.rules.UnknownChoice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of a service, of a team and of all: now, over time, with what stands behind them and what they mean. */
@Path("/api/metrics")
@RunOnVirtualThread
public class MetricsResource {

    private static final String STEP = "1d";
    private static final String POINTS = "30";

    private final Answers answers;
    private final Facts facts;
    private final Rulesets rulesets;

    MetricsResource(Answers answers, Facts facts, Rulesets rulesets) {
        this.answers = answers;
        this.facts = facts;
        this.rulesets = rulesets;
    }

    /** The metrics of all services together. */
    @GET
    public MetricsAnswer ofAll(@BeanParam Question question) {
        return answers.metrics(facts.all(), question);
    }

    /** The metrics of one service. */
    @GET
    @Path("/services/{name}")
    public MetricsAnswer ofService(@PathParam("name") String name, @BeanParam Question question) {
        return answers.metrics(facts.service(name), question);
    }

    /** The metrics of a team's services together. */
    @GET
    @Path("/teams/{name}")
    public MetricsAnswer ofTeam(@PathParam("name") String name, @BeanParam Question question) {
        return answers.metrics(facts.team(name), question);
    }

    /** The names of all teams. */
    public record Teams(List<String> items) {}

    /** The teams that have metrics. */
    @GET
    @Path("/teams")
    public Teams teams() {
        return new Teams(facts.teams());
    }

    /** The metrics of all services together, over time. */
    @GET
    @Path("/series")
    public SeriesAnswer seriesOfAll(
            @BeanParam Question question,
            @QueryParam("step") @DefaultValue(STEP) String step,
            @QueryParam("points") @DefaultValue(POINTS) int points) {
        return answers.series(facts.all(), question, Steps.of(step, points));
    }

    /** The metrics of one service, over time. */
    @GET
    @Path("/services/{name}/series")
    public SeriesAnswer seriesOfService(
            @PathParam("name") String name,
            @BeanParam Question question,
            @QueryParam("step") @DefaultValue(STEP) String step,
            @QueryParam("points") @DefaultValue(POINTS) int points) {
        return answers.series(facts.service(name), question, Steps.of(step, points));
    }

    /** The metrics of a team's services together, over time. */
    @GET
    @Path("/teams/{name}/series")
    public SeriesAnswer seriesOfTeam(
            @PathParam("name") String name,
            @BeanParam Question question,
            @QueryParam("step") @DefaultValue(STEP) String step,
            @QueryParam("points") @DefaultValue(POINTS) int points) {
        return answers.series(facts.team(name), question, Steps.of(step, points));
    }

    /** What stands behind a metric of all services. */
    @GET
    @Path("/evidence")
    public EvidenceAnswer evidenceOfAll(
            @BeanParam Question question,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return answers.evidence(facts.all(), question, metric(metric), Page.of(limit, cursor));
    }

    /** What stands behind a metric of one service. */
    @GET
    @Path("/services/{name}/evidence")
    public EvidenceAnswer evidenceOfService(
            @PathParam("name") String name,
            @BeanParam Question question,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return answers.evidence(facts.service(name), question, metric(metric), Page.of(limit, cursor));
    }

    /** What stands behind a metric of a team. */
    @GET
    @Path("/teams/{name}/evidence")
    public EvidenceAnswer evidenceOfTeam(
            @PathParam("name") String name,
            @BeanParam Question question,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return answers.evidence(facts.team(name), question, metric(metric), Page.of(limit, cursor));
    }

    /** The definitions and parameters in force. */
    @GET
    @Path("/definitions")
    public Definitions definitions() {
        return Definitions.inForce(rulesets);
    }

    private static MetricName metric(@Nullable String label) {
        return MetricName.labelled(label == null ? "" : label)
                .orElseThrow(() -> new RefusedException(
                        new UnknownChoice("metric", label == null ? "" : label, MetricName.labels())));
    }
}
