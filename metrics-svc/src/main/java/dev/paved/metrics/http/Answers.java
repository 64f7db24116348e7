package dev.paved.metrics.http;

import static java.util.Comparator.comparing;

import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.QuickCheck;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.http.EvidenceAnswer.Item;
import dev.paved.metrics.http.SeriesAnswer.Point;
import dev.paved.metrics.rules.Rulesets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Computes answers from the facts. */
@Singleton
class Answers {

    private final Facts facts;
    private final Rulesets rulesets;
    private final InstantSource time;

    Answers(Facts facts, Rulesets rulesets, InstantSource time) {
        this.facts = facts;
        this.rulesets = rulesets;
        this.time = time;
    }

    MetricsAnswer metrics(Whose whose, Question question) {
        Ruleset rules = question.rules(rulesets);
        Window window = question.window();
        Instant asOf = question.asOf(time.instant());
        List<Judgement> judged = new ArrayList<>();
        facts.read(
                whose,
                service -> judged.add(
                        whose.part().apply(service, rules.judge(service, asOf)).within(Window.QUARTER, asOf)));
        Metrics metrics = rules.measure(judged, window, asOf);
        Scope scope = whose.scope();
        boolean dora = rules instanceof DoraRules;
        return new MetricsAnswer(
                scope.service(),
                scope.team(),
                scope.services(),
                window.label(),
                asOf,
                rules.name(),
                rules.parameters(),
                metrics,
                dora ? QuickCheck.of(metrics) : null,
                Metrics.counts(judged, window, asOf),
                dora ? Metrics.ranges(judged, window, asOf) : null);
    }

    SeriesAnswer series(Whose whose, Question question, Steps steps) {
        Ruleset rules = question.rules(rulesets);
        Window window = question.window();
        List<Instant> instants = steps.until(question.asOf(time.instant()));
        List<List<Judgement>> judged =
                instants.stream().<List<Judgement>>map(at -> new ArrayList<>()).toList();
        facts.read(whose, service -> {
            for (int i = 0; i < instants.size(); i++) {
                Instant at = instants.get(i);
                judged.get(i)
                        .add(whose.part()
                                .apply(service, rules.judge(service, at))
                                .within(window, at));
            }
        });
        List<Point> points = IntStream.range(0, instants.size())
                .mapToObj(i -> new Point(instants.get(i), rules.measure(judged.get(i), window, instants.get(i))))
                .toList();
        return new SeriesAnswer(whose.scope(), window.label(), rules.name(), rules.parameters(), points);
    }

    EvidenceAnswer evidence(Whose whose, Question question, MetricName metric, Page page) {
        Ruleset rules = question.rules(rulesets);
        Window window = question.window();
        Instant asOf = page.asOf(question.asOf(time.instant()));
        List<Item> all = new ArrayList<>();
        facts.read(whose, service -> {
            Judgement judged = whose.part().apply(service, rules.explain(service, asOf));
            for (Evidence evidence : rules.evidence(judged, metric, window, asOf)) {
                all.add(new Item(service.service().name(), evidence));
            }
        });
        all.sort(comparing((Item item) -> item.evidence().at())
                .reversed()
                .thenComparing(Item::service)
                .thenComparing(item -> item.evidence().subject()));
        int counted =
                (int) all.stream().filter(item -> item.evidence().counted()).count();
        return new EvidenceAnswer(
                whose.scope(),
                window.label(),
                asOf,
                rules.name(),
                rules.parameters(),
                metric.label(),
                counted,
                all.size() - counted,
                page.of(all),
                page.next(all, asOf));
    }
}
