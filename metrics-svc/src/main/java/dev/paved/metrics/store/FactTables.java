package dev.paved.metrics.store;

import static dev.paved.metrics.store.Column.earliest;
import static dev.paved.metrics.store.Column.flag;
import static dev.paved.metrics.store.Column.key;
import static dev.paved.metrics.store.Column.numberKey;
import static dev.paved.metrics.store.Column.text;
import static java.util.function.Predicate.not;

import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.Owner;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.fact.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts' tables. What they join by is what the records join by. */
public final class FactTables {

    private static final String LATER_OWNER = "case when t.owned_since is null"
            + " or (excluded.owned_since, excluded.owner) > (t.owned_since, t.owner)"
            + " then excluded.%1$s else t.%1$s end";

    private static final String LATER = "case when t.%1$s_since is null"
            + " or (excluded.%1$s_since, coalesce(excluded.%1$s, '')) > (t.%1$s_since, coalesce(t.%1$s, ''))"
            + " then excluded.%2$s else t.%2$s end";

    private static final Table<Service> SERVICE = new Table<>(
            "service",
            List.of(
                    key("name", Service::name),
                    Column.<Service>text("owner", owner(Owner::name)).joinedBy(LATER_OWNER.formatted("owner")),
                    Column.<Service>instant(
                            "owned_since",
                            LATER_OWNER.formatted("owned_since"),
                            s -> s.owner() == null ? null : s.owner().since()),
                    flag("on_path", Service::onPath),
                    earliest("created_at", Service::created),
                    earliest("registered_at", Service::registered),
                    earliest("retired_at", Service::retired),
                    last("repository", s -> s.home().repository()),
                    lastSince("repository", s -> s.home().repository()),
                    last("path", s -> s.home().path()),
                    lastSince("path", s -> s.home().path())));

    private static final Table<Deployment> DEPLOYMENT = new Table<>(
            "deployment",
            List.of(
                    key("id", Deployment::id),
                    text("service", Deployment::service),
                    text("environment", Deployment::environment),
                    text("environment_type", Deployment::environmentType),
                    text("version", Deployment::version),
                    text("commit", Deployment::commit),
                    text("kind", Deployment::kind),
                    text("because", Deployment::because),
                    earliest("requested_at", d -> d.at().requested()),
                    earliest("started_at", d -> d.at().started()),
                    earliest("succeeded_at", d -> d.at().succeeded()),
                    earliest("failed_at", d -> d.at().failed()),
                    earliest("rolled_back_at", d -> d.at().rolledBack()),
                    text("rolled_back_by", Deployment::rolledBackBy),
                    flag("reached_users", Deployment::reachedUsers),
                    flag("external", Deployment::external)));

    private static final Table<Push> PUSH = new Table<>(
            "push",
            List.of(
                    Column.uuidKey("id", Push::key),
                    Column.same("repository", Push::repository),
                    Column.same("branch", Push::branch),
                    Column.same("before", Push::before),
                    Column.same("after", Push::after),
                    text("service", Push::service),
                    earliest("pushed_at", Push::pushedAt),
                    Column.<Push>json("commits", push -> CommitsJson.of(push.commits()))));

    private static final Table<PullRequest> PULL_REQUEST = new Table<>(
            "pull_request",
            List.of(
                    key("repository", PullRequest::repository),
                    numberKey("number", request -> (long) request.number()),
                    text("service", PullRequest::service),
                    text("merge_commit", PullRequest::mergeCommit),
                    earliest("first_authored_at", PullRequest::firstAuthored),
                    earliest("opened_at", PullRequest::opened),
                    earliest("merged_at", PullRequest::merged)));

    private static final Table<Incident> INCIDENT = new Table<>(
            "incident",
            List.of(
                    key("id", Incident::id),
                    text("service", Incident::service),
                    text("environment", Incident::environment),
                    earliest("opened_at", Incident::opened),
                    earliest("resolved_at", Incident::resolved),
                    text("cause_deployment", Incident::causeDeployment),
                    text("cause_version", Incident::causeVersion),
                    text("cause_commit", Incident::causeCommit)));

    private FactTables() {}

    /** Joins {@code batch} with the facts that are there, one statement a table, in the caller's transaction. */
    public static void join(Connection connection, FactBatch batch) throws SQLException {
        SERVICE.mention(
                connection, batch.services().stream().filter(Service::onlyNamed).toList());
        SERVICE.join(
                connection,
                batch.services().stream().filter(not(Service::onlyNamed)).toList());
        DEPLOYMENT.join(connection, batch.deployments());
        PUSH.join(connection, batch.pushes());
        PULL_REQUEST.join(connection, batch.pullRequests());
        INCIDENT.join(connection, batch.incidents());
        ProductTables.join(connection, batch.product());
        ToJudge.remember(connection, batch);
    }

    private static Column<Service> last(String name, Function<Service, @Nullable Told> register) {
        return Column.<Service>text(name, s -> register.apply(s) instanceof Told told ? told.value() : null)
                .joinedBy(LATER.formatted(name, name));
    }

    private static Column<Service> lastSince(String name, Function<Service, @Nullable Told> register) {
        return Column.<Service>instant(
                name + "_since",
                LATER.formatted(name, name + "_since"),
                s -> register.apply(s) instanceof Told told ? told.since() : null);
    }

    private static Function<Service, @Nullable Object> owner(Function<Owner, Object> part) {
        return service -> service.owner() == null ? null : part.apply(service.owner());
    }
}
