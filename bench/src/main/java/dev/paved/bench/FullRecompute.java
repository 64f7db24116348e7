package dev.paved.bench;

import dev.paved.local.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The way of DevLake and Four Keys: the five metrics of every service from the tables of deployments, changes and incidents,
 * in one statement, each time that anyone looks. Simpler than what metrics-svc computes: a deployment's change is the one it
 * names, and no environment or named cause is looked at.
 *
 * @see <a href="https://github.com/apache/incubator-devlake/tree/main/grafana/dashboards">DevLake's dashboards</a>
 * @see <a href="https://github.com/dora-team/fourkeys/blob/main/METRICS.md">Four Keys' queries</a>
 */
record FullRecompute(EmbeddedPostgres postgres) {

    private static final int TIMES = 5;
    private static final String METRICS = """
            with recent as (
                select * from deployment
                 where environment_type = 'production' and coalesce(succeeded_at, failed_at) > now() - interval '90 days'),
            lead as (
                select d.service, percentile_cont(array[0.5, 0.75, 0.95])
                           within group (order by extract(epoch from d.succeeded_at - c.committed_at)) as seconds
                  from recent d join change c on c.service = d.service and c.sha = d.commit
                 where d.succeeded_at is not null group by d.service),
            timeline as (
                select service, succeeded_at as at, null as incident, null::timestamptz as resolved_at
                  from recent where succeeded_at is not null
                union all
                select service, opened_at, id, resolved_at from incident where opened_at > now() - interval '90 days'),
            caused as (
                select *, max(at) filter (where incident is null)
                              over (partition by service order by at, incident nulls first) as deployed
                  from timeline),
            failed as (
                select service, count(distinct deployed) filter (where at <= deployed + interval '24 hours') as failed,
                       percentile_cont(array[0.5, 0.75, 0.95])
                           within group (order by extract(epoch from resolved_at - at)) as seconds
                  from caused where incident is not null group by service)
            select d.service, count(d.succeeded_at) / 90.0 as per_day, lead.seconds as lead_time,
                   failed.failed::float / count(*) as fail_rate, failed.seconds as recovery,
                   count(*) filter (where d.kind in ('rollback', 'hotfix'))::float / count(*) as rework
              from recent d left join lead on lead.service = d.service left join failed on failed.service = d.service
             group by d.service, lead.seconds, failed.failed, failed.seconds""";

    /** The changes as a table of their own, which these peers have; it is not timed. */
    private static final String CHANGES = """
            create temporary table change as
                select repository, sha, min(service) as service, min(committed_at) as committed_at
                  from pushed_commit group by repository, sha;
            create index change_service on change (service);
            analyze change, deployment, incident""";

    /** Milliseconds, each time, with what it reads in memory from the first time on. */
    double[] milliseconds() throws SQLException {
        double[] milliseconds = new double[TIMES];
        try (Connection connection = postgres.connect("metrics");
                var statement = connection.createStatement()) {
            statement.execute(CHANGES);
            for (int time = 0; time < TIMES; time++) {
                long begin = System.nanoTime();
                try (var rows = statement.executeQuery(METRICS)) {
                    if (!rows.next()) {
                        throw new IllegalStateException("no service has metrics");
                    }
                }
                milliseconds[time] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return milliseconds;
    }
}
