package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The definitions once more, in SQL over the tables and in nothing else. */
record AsSql(Connection connection, Window window, Instant asOf) {

    private static final String PLACE = "(select place from service_standing p where p.service = s.name and p.at <= %s"
            + " order by p.at desc, p.place desc limit 1)";

    private static final String OWNER = "coalesce("
            + "(select o.owner from service_owner o where o.service = %1$s and o.since <= %2$s"
            + " order by o.since desc, o.owner desc limit 1),"
            + " (select o.owner from service_owner o where o.service = %1$s order by o.since, o.owner desc limit 1))";

    FirstDeployments firstDeployments() throws SQLException {
        return query(
                """
                with created as (
                  select s.created_at, (select min(succeeded_at) from deployment d
                          where d.service = s.name and d.environment_type = 'production') as first, %s as place
                    from service s where s.created_at > :from and s.created_at <= :asOf),
                sample as (
                  select extract(epoch from greatest(first, created_at) - created_at)::float8 as took from created
                   where first <= :asOf),
                waiting as (
                  select extract(epoch from :asOf - created_at)::float8 as took from created
                   where (first is null or first > :asOf) and place <> 'retired')
                select (select percentile_cont(0.5) within group (order by took) from sample),
                       (select percentile_cont(0.9) within group (order by took) from sample),
                       (select count(*) from sample), (select count(*) from waiting), (select max(took) from waiting)
                """.formatted(PLACE.formatted(":asOf")),
                row -> new FirstDeployments(
                        row.getObject(1, Double.class),
                        row.getObject(2, Double.class),
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5, Double.class)));
    }

    Share adoption() throws SQLException {
        return share("""
                select count(*) filter (where created_at <= :asOf and place = 'on_path'), count(*)
                  from (select s.*, %s as place from service s) s
                 where least(created_at, registered_at) > :from and least(created_at, registered_at) <= :asOf
                """.formatted(PLACE.formatted(":asOf")));
    }

    Share deployments() throws SQLException {
        return share("""
                select count(*) filter (where not external), count(*) from deployment
                 where environment_type = 'production' and coalesce(succeeded_at, failed_at, rolled_back_at) > :from
                   and coalesce(succeeded_at, failed_at, rolled_back_at) <= :asOf""");
    }

    Share onboarding() throws SQLException {
        return share("""
                select count(*) filter (where place in ('on_path', 'off_path')),
                       count(*) filter (where place is distinct from 'retired')
                  from (select %s as place from service s) s""".formatted(PLACE.formatted(":asOf")));
    }

    Share retention() throws SQLException {
        String end = "s.created_at + interval '2160 hours'";
        return share("""
                select count(*) filter (where later = 'on_path'), count(*)
                  from (select %s as ending, %s as first, %s as later from service s) s
                 where first = 'on_path' and ending > :from and ending <= :asOf
                """.formatted(end, PLACE.formatted("s.created_at"), PLACE.formatted(end)));
    }

    Share deflection() throws SQLException {
        return query(
                """
                with done as (
                  select 'service' as category, %s as team, s.created_at as at from service s where created_at is not null
                  union all
                  select 'environment', owner, ready_at from provisioning
                   where ready_at is not null and not coalesce(failed_at < ready_at, false)
                  union all
                  select 'deployment', %s, succeeded_at from deployment d where succeeded_at is not null and not external
                  union all
                  select category, case when service is not null then %s else (
                           select p.owner from provisioning p
                            where p.environment = a.environment and p.owner is not null and p.requested_at <= a.at
                            order by p.requested_at desc, p.chain desc limit 1) end, at
                    from self_service_action a)
                select (select count(*) from done
                         where at > :from and at <= :asOf - interval '24 hours' and team <> 'platform'
                           and not exists (select 1 from ticket t where t.team = done.team and t.category = done.category
                                and t.opened_at > done.at and t.opened_at <= done.at + interval '24 hours')),
                       (select count(*) from ticket where opened_at > :from and opened_at <= :asOf)
                """.formatted(
                                OWNER.formatted("s.name", "s.created_at"),
                                OWNER.formatted("d.service", "d.succeeded_at"),
                                OWNER.formatted("a.service", "a.at")),
                row -> share(row.getInt(1), row.getInt(1) + row.getInt(2)));
    }

    Nps nps(Quarter quarter) throws SQLException {
        return query(
                """
                select count(*) filter (where score >= 9), count(*) filter (where score between 7 and 8),
                       count(*) filter (where score <= 6), count(*)
                  from feedback where given_at <= :asOf
                   and date_trunc('quarter', given_at at time zone 'UTC')
                       = date_trunc('quarter', :asOf at time zone 'UTC')""",
                row -> new Nps(
                        quarter.label(),
                        row.getInt(4) == 0 ? null : 100.0 * (row.getInt(1) - row.getInt(3)) / row.getInt(4),
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4)));
    }

    private Share share(String sql) throws SQLException {
        return query(sql, row -> share(row.getInt(1), row.getInt(2)));
    }

    private static Share share(int matching, int samples) {
        return new Share(samples == 0 ? null : (double) matching / samples, matching, samples);
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading) throws SQLException {
        Instant from = asOf.minus(Duration.ofDays(window.days()));
        String text = sql.replace(":from", "timestamptz '" + from + "'").replace(":asOf", "timestamptz '" + asOf + "'");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(text)) {
            rows.next();
            return reading.read(rows);
        }
    }
}
