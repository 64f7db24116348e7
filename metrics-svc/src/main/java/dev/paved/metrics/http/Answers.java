package dev.paved.metrics.http;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.FactReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes answers from the facts in the database, so that every instance gives the same. */
@Singleton
class Answers {

    private static final int AT_ONCE = 200;

    private final Database database;
    private final InstantSource time;

    Answers(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** The metrics of {@code service}; empty for one that no event ever named. */
    Optional<ServiceMetrics> ofService(String service, Window window) {
        Instant asOf = time.instant();
        return facts(List.of(service)).stream().findFirst().map(facts -> {
            List<Judgement> judged = List.of(Judge.judge(facts, Definition.DORA, asOf));
            return new ServiceMetrics(
                    service,
                    window.label(),
                    asOf,
                    "dora",
                    Metrics.of(judged, window, Definition.DORA, asOf),
                    Metrics.counts(judged, window, asOf));
        });
    }

    /** The metrics of the pooled facts of all services. */
    OrganisationMetrics ofAll(Window window) {
        Instant asOf = time.instant();
        List<String> names = names();
        List<Judgement> judged = new ArrayList<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            facts(names.subList(from, Math.min(from + AT_ONCE, names.size()))).stream()
                    .map(facts -> Judge.judge(facts, Definition.DORA, asOf).within(Window.QUARTER, asOf))
                    .forEach(judged::add);
        }
        return new OrganisationMetrics(
                names.size(),
                window.label(),
                asOf,
                "dora",
                Metrics.of(judged, window, Definition.DORA, asOf),
                Metrics.counts(judged, window, asOf));
    }

    /** Every service that any event named. */
    List<String> names() {
        return run(FactReader::names);
    }

    private List<ServiceFacts> facts(List<String> services) {
        return run(connection -> FactReader.of(connection, services));
    }

    private <T> T run(Database.Work<T> work) {
        try {
            return database.run(work);
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }
}
