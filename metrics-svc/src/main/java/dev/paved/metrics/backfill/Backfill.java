package dev.paved.metrics.backfill;

import dev.paved.metrics.board.DoraExposition;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.product.PlatformPast;
import dev.paved.metrics.rules.Rulesets;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.FactReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What Prometheus would have scraped at instants of the past, had it known what is known now of them: each as of its
 * instant, so that what happened later is not in it.
 */
@Singleton
class Backfill {

    /** The samples of a quarter of all services are in memory for each. */
    private static final int INSTANTS_AT_ONCE = 5;

    private final Database database;
    private final PlatformPast platform;
    private final DoraRules rules;

    Backfill(Database database, PlatformPast platform, Rulesets rulesets) {
        this.database = database;
        this.platform = platform;
        this.rules = rulesets.dora();
    }

    /** OpenMetrics of every service, team and of all, and of the platform, at each of {@code instants}, earliest first. */
    InputStream at(List<Instant> instants) {
        try (Spool spool = new Spool()) {
            services(instants, spool);
            groups(instants, spool);
            platform(instants, spool);
            return spool.whole();
        } catch (IOException e) {
            throw new UncheckedIOException("the past can't be written", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }

    private void services(List<Instant> instants, Spool spool) throws SQLException {
        FactReader.each(database, database.run(FactReader::names), facts -> {
            Series series = new Series();
            instants.forEach(at -> series.add(DoraExposition.ofService(facts, rules, at), at));
            series.flush(spool);
        });
    }

    private void groups(List<Instant> instants, Spool spool) throws SQLException {
        Series series = new Series();
        List<String> names = database.run(FactReader::names);
        for (int from = 0; from < instants.size(); from += INSTANTS_AT_ONCE) {
            List<Instant> few = instants.subList(from, Math.min(from + INSTANTS_AT_ONCE, instants.size()));
            List<DoraExposition> each =
                    few.stream().map(at -> new DoraExposition(rules, at)).toList();
            FactReader.each(database, names, facts -> each.forEach(exposition -> exposition.add(facts)));
            each.forEach(exposition -> series.add(exposition.ofGroups(), exposition.asOf()));
        }
        series.flush(spool);
    }

    private void platform(List<Instant> instants, Spool spool) throws SQLException {
        Series series = new Series();
        platform.at(instants, series::add);
        series.flush(spool);
    }
}
