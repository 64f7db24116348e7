package dev.paved.metrics.backfill;

import dev.paved.metrics.board.DoraExposition;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.rules.Rulesets;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.FactReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What Prometheus would have scraped at instants of the past, had it known what is known now of them: each as of its
 * instant, so that what happened later is not in it.
 */
@Singleton
class Backfill {

    private static final int SERVICES_AT_ONCE = 50;
    /** The samples of a quarter of all services are in memory for each. */
    private static final int INSTANTS_AT_ONCE = 5;

    private final Database database;
    private final DoraRules rules;

    Backfill(Database database, Rulesets rulesets) {
        this.database = database;
        this.rules = rulesets.dora();
    }

    /** OpenMetrics of every service, team and of all, at each of {@code instants}, earliest first. */
    InputStream at(List<Instant> instants) {
        try (Spool spool = new Spool()) {
            services(instants, spool);
            groups(instants, spool);
            return spool.whole();
        } catch (IOException e) {
            throw new UncheckedIOException("the past can't be written", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }

    private void services(List<Instant> instants, Spool spool) throws SQLException, IOException {
        for (List<String> some : chunks(database.run(FactReader::names), SERVICES_AT_ONCE)) {
            for (ServiceFacts facts : database.run(connection -> FactReader.of(connection, some))) {
                Series series = new Series();
                instants.forEach(at -> series.add(DoraExposition.ofService(facts, rules, at), at));
                series.flush(spool);
            }
        }
    }

    private void groups(List<Instant> instants, Spool spool) throws SQLException, IOException {
        Series series = new Series();
        List<String> names = database.run(FactReader::names);
        for (List<Instant> few : chunks(instants, INSTANTS_AT_ONCE)) {
            List<DoraExposition> each =
                    few.stream().map(at -> new DoraExposition(rules, at)).toList();
            for (List<String> some : chunks(names, SERVICES_AT_ONCE)) {
                database.run(connection -> FactReader.of(connection, some))
                        .forEach(facts -> each.forEach(exposition -> exposition.add(facts)));
            }
            each.forEach(exposition -> series.add(exposition.ofGroups(), exposition.asOf()));
        }
        series.flush(spool);
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return chunks;
    }
}
