package dev.paved.metrics.board;

import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.fact.ServiceFacts;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CounterMetricFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** DORA's metrics as Prometheus names them: of services, and of the teams and the organisation that they make. */
public final class DoraExposition {

    private static final List<String> OF_SERVICE = List.of("service", "team", "environment");
    private static final List<String> OF_OUTCOME = List.of("service", "team", "environment", "outcome");

    private final List<Row> rows = new ArrayList<>();
    private final Ruleset rules;
    private final Instant asOf;

    /** Of the services that are added, by {@code rules} as of {@code asOf}. */
    public DoraExposition(Ruleset rules, Instant asOf) {
        this.rules = rules;
        this.asOf = asOf;
    }

    /** Adds a service, if there was anything of it. */
    public void add(ServiceFacts facts) {
        rows.addAll(rows(facts, rules, asOf));
    }

    /** When it is. */
    public Instant asOf() {
        return asOf;
    }

    /** The teams and the organisation. */
    public List<MetricFamilySamples> ofGroups() {
        return of(GroupMetrics.of(rows, rules, asOf));
    }

    /** One service, if there was anything of it, by {@code rules} as of {@code asOf}. */
    public static List<MetricFamilySamples> ofService(ServiceFacts facts, Ruleset rules, Instant asOf) {
        return of(rows(facts, rules, asOf));
    }

    private static List<Row> rows(ServiceFacts facts, Ruleset rules, Instant asOf) {
        return facts.begunBy(asOf) ? List.of(Row.of(facts.asOf(asOf), rules, asOf)) : List.of();
    }

    static List<MetricFamilySamples> of(Collection<Row> rows) {
        var deployments =
                new CounterMetricFamily("dora_deployments", "Deployments that ended, of all time", OF_OUTCOME);
        var families = new DoraFamilies("dora_", OF_SERVICE);
        for (Row row : rows) {
            row.ended()
                    .forEach((ended, count) -> deployments.addMetric(
                            List.of(row.service(), ended.team(), ended.environment(), ended.outcome()), count));
            List<String> whose = List.of(row.service(), row.team(), "production");
            row.metrics().forEach((window, metrics) -> families.add(whose, window, metrics));
        }
        List<MetricFamilySamples> all = new ArrayList<>(families.all());
        all.add(deployments);
        return all;
    }

    static List<MetricFamilySamples> of(GroupMetrics groups) {
        var teams = new DoraFamilies("dora_team_", List.of("team"));
        groups.teams()
                .forEach((team, windows) ->
                        windows.forEach((window, metrics) -> teams.add(List.of(team), window, metrics)));
        var organisation = new DoraFamilies("dora_organisation_", List.of());
        groups.organisation().forEach((window, metrics) -> organisation.add(List.of(), window, metrics));
        List<MetricFamilySamples> all = new ArrayList<>(teams.all());
        all.addAll(organisation.all());
        return all;
    }
}
