package dev.paved.metrics.product;

import dev.paved.metrics.product.Snapshot.Kept;
import dev.paved.metrics.slo.Budget;
import dev.paved.metrics.slo.Slo;
import dev.paved.metrics.slo.SloReader;
import dev.paved.metrics.slo.Slos;
import dev.paved.metrics.slo.Tally;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.Rows;
import io.prometheus.client.Collector.MetricFamilySamples;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform's metrics as Prometheus would have been shown them at instants of the past. */
@Singleton
public class PlatformPast {

    /** When anything was first told of each service. */
    private static final String FIRST_TOLD = """
            select service, min(at) as at from (
                   select name as service, least(created_at, registered_at) as at from service
                   union all select service, since from service_owner
                   union all select service, least(requested_at, started_at, succeeded_at, failed_at, rolled_back_at)
                               from deployment
                   union all select service, opened_at from incident
                   union all select service, pushed_at from push
                   union all select service, at from self_service_action) told
             where service is not null and at is not null group by service""";

    private final Database database;
    private final Slos slos;
    private final Quarters quarters;

    PlatformPast(Database database, Slos slos, Quarters quarters) {
        this.database = database;
        this.slos = slos;
        this.quarters = quarters;
    }

    /** Takes what was shown at an instant. */
    @FunctionalInterface
    public interface Shown {
        /** Takes it. */
        void take(List<MetricFamilySamples> families, Instant at);
    }

    /** Gives {@code shown} what there was at each of {@code instants}, earliest first, from the first event on. */
    public void at(List<Instant> instants, Shown shown) throws SQLException {
        Map<String, Instant> told = database.run(PlatformPast::firstTold);
        Map<String, Tally> ever = new HashMap<>();
        Instant counted = Instant.EPOCH;
        for (Instant at : instants) {
            if (told.values().stream().anyMatch(first -> !first.isAfter(at))) {
                Instant since = counted;
                Snapshot snapshot = database.run(connection -> snapshot(connection, told, ever, since, at));
                shown.take(PlatformExposition.of(snapshot, slos), at);
                counted = at;
            }
        }
    }

    private static Map<String, Instant> firstTold(Connection connection) throws SQLException {
        Map<String, Instant> first = new HashMap<>();
        Rows.find(connection, row -> first.put(row.getString("service"), Rows.present(row, "at")), FIRST_TOLD);
        return first;
    }

    private Snapshot snapshot(
            Connection connection, Map<String, Instant> told, Map<String, Tally> ever, Instant since, Instant at)
            throws SQLException {
        Quarter quarter = quarters.at(at);
        PlatformFacts facts = PlatformReader.read(connection, quarter, at).knownAt(at, told);
        List<Kept> kept = new ArrayList<>();
        for (Slo slo : slos.all()) {
            if (slo.counted()) {
                Tally all = ever.merge(slo.name(), SloReader.between(connection, slo, since, at), Tally::plus);
                kept.add(new Kept(Budget.of(slo, SloReader.windows(connection, slo, at)), all));
            }
        }
        return Snapshot.of(facts, quarter, kept, at);
    }
}
