package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Feedback;
import dev.paved.metrics.slo.Budget;
import dev.paved.metrics.slo.Slo;
import dev.paved.metrics.slo.SloReader;
import dev.paved.metrics.slo.Slos;
import dev.paved.metrics.store.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the platform's metrics from the facts in the database, so that every instance gives the same. */
@Singleton
class PlatformAnswers {

    private final Database database;
    private final Slos slos;
    private final Quarters quarters;
    private final InstantSource time;

    PlatformAnswers(Database database, Slos slos, Quarters quarters, InstantSource time) {
        this.database = database;
        this.slos = slos;
        this.quarters = quarters;
        this.time = time;
    }

    /** The metrics of all teams together. */
    OfPlatform ofAll(Window window) {
        Instant asOf = time.instant();
        Quarter quarter = quarters.at(asOf);
        return run(connection -> {
            PlatformFacts facts = PlatformReader.read(connection, quarter, asOf);
            Findings found = Findings.of(facts, window, quarter, asOf);
            return new OfPlatform(
                    window.label(),
                    asOf,
                    quarters.zone(),
                    PlatformMetrics.of(found, window, quarter, facts.ticketsSince(), asOf),
                    budgets(connection, asOf));
        });
    }

    private List<Budget> budgets(Connection connection, Instant asOf) throws SQLException {
        List<Budget> budgets = new ArrayList<>();
        for (Slo slo : slos.all()) {
            budgets.add(Budget.of(slo, slo.counted() ? SloReader.windows(connection, slo, asOf) : Map.of()));
        }
        return budgets;
    }

    /** The metrics of {@code team}; empty for one that no fact names. */
    Optional<OfTeam> ofTeam(String team, Window window) {
        Instant asOf = time.instant();
        Quarter quarter = quarters.at(asOf);
        return run(connection -> {
            if (!TeamReader.isKnown(connection, team)) {
                return Optional.empty();
            }
            PlatformFacts facts = PlatformReader.read(connection, quarter, asOf);
            Findings found =
                    Findings.of(facts, window, quarter, asOf).byTeam().getOrDefault(team, new Findings(Map.of()));
            return Optional.of(new OfTeam(
                    team,
                    window.label(),
                    asOf,
                    quarters.zone(),
                    PlatformMetrics.of(found, window, quarter, facts.ticketsSince(), asOf),
                    tickets(connection, team, facts, window, asOf)));
        });
    }

    private static TeamTickets tickets(
            Connection connection, String team, PlatformFacts facts, Window window, Instant asOf) throws SQLException {
        Instant onboarded = TeamReader.onboarded(connection, team);
        Duration length = Duration.ofDays(window.days());
        List<Instant> opened = new ArrayList<>();
        if (onboarded != null) {
            opened.addAll(TeamReader.tickets(connection, team, onboarded.minus(length), onboarded));
            Instant later = onboarded.isAfter(asOf.minus(length)) ? onboarded : asOf.minus(length);
            opened.addAll(TeamReader.tickets(connection, team, later, asOf));
        }
        return TeamTickets.of(onboarded, opened, facts.ticketsSince(), window, asOf);
    }

    /** Every team that a fact names. */
    List<String> teams() {
        return run(TeamReader::names);
    }

    /** What was counted for {@code metric} in the window that ends at {@code asOf}, newest first. */
    List<Evidence> evidence(Metric metric, Window window, Instant asOf) {
        Quarter quarter = quarters.at(asOf);
        return run(connection ->
                Findings.of(metric, PlatformReader.read(connection, quarter, asOf), window, quarter, asOf));
    }

    /** What users said of the platform in {@code quarter}. */
    List<Feedback> feedback(Quarter quarter) {
        return run(connection -> PlatformReader.feedback(connection, quarter));
    }

    private <T> T run(Database.Work<T> work) {
        try {
            return database.run(work);
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }
}
