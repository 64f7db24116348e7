package dev.paved.metrics.board;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics of each team and of the organisation, from the pooled samples of their services. */
record GroupMetrics(Map<String, Map<Window, Metrics>> teams, Map<Window, Metrics> organisation) {

    /** Of nobody: nothing is shown. */
    static final GroupMetrics NONE = new GroupMetrics(Map.of(), Map.of());

    static GroupMetrics of(Collection<Row> rows, Ruleset rules, Instant asOf) {
        Map<String, List<Judgement>> byTeam = rows.stream()
                .flatMap(row -> row.byTeam().entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        Map<String, Map<Window, Metrics>> teams = new HashMap<>();
        byTeam.forEach((team, judged) -> teams.put(team, of(judged, rules, asOf)));
        return new GroupMetrics(teams, of(rows.stream().map(Row::judgement).toList(), rules, asOf));
    }

    /** The metrics of {@code judged} together, in each window. */
    static Map<Window, Metrics> of(List<Judgement> judged, Ruleset rules, Instant asOf) {
        Map<Window, Metrics> metrics = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            metrics.put(window, rules.measure(judged, window, asOf));
        }
        return metrics;
    }
}
