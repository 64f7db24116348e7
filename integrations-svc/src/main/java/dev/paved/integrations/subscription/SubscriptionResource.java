package dev.paved.integrations.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.outbound.GuardedHttp;
import dev.paved.integrations.outbound.OutboundConfig;
import dev.paved.integrations.subscription.AttemptLog.Line;
import dev.paved.integrations.team.Member;
import dev.paved.integrations.team.Membership;
import dev.paved.integrations.team.TeamRef;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Subscriptions of teams to events. */
@Path("/api/subscriptions")
@Tag(name = "Subscriptions")
@RunOnVirtualThread
public class SubscriptionResource {

    private static final int ATTEMPTS = 50;

    private final Commands commands;
    private final SubscriptionCommands changes;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final AttemptLog log;
    private final TestDelivery test;
    private final Replays replays;
    private final Membership membership;
    private final ShownOnce shownOnce;
    private final Transactions transactions;
    private final InstantSource time;
    private final OutboundConfig outbound;
    private final GuardedHttp http;

    SubscriptionResource(
            Commands commands,
            SubscriptionCommands changes,
            Subscriptions subscriptions,
            Deliveries deliveries,
            AttemptLog log,
            TestDelivery test,
            Replays replays,
            Membership membership,
            ShownOnce shownOnce,
            Transactions transactions,
            InstantSource time,
            OutboundConfig outbound,
            GuardedHttp http) {
        this.commands = commands;
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.log = log;
        this.test = test;
        this.replays = replays;
        this.membership = membership;
        this.shownOnce = shownOnce;
        this.transactions = transactions;
        this.time = time;
        this.outbound = outbound;
        this.http = http;
    }

    /** A page of subscriptions, newest first; {@code nextCursor} is null on the last. */
    record SubscriptionPage(
            List<SubscriptionView> items, @Nullable String nextCursor) {}

    /**
     * A subscription and what is sent to it.
     *
     * @param deliveries how many of events are in each state
     * @param nextAttemptAt when one of those that wait is tried next; null where none waits, or nothing is sent
     * @param attempts the last ones, newest first
     */
    record SubscriptionDetail(
            SubscriptionView subscription,
            Map<String, Long> deliveries,
            @Nullable Instant nextAttemptAt,
            List<Line> attempts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Subscribes a team to events: {team, url, filter: {types, service, team, environment, outcome}};"
                    + " the answer has the secret, which is never shown again. With slack, the id of a channel, in the place"
                    + " of url they are posted to Slack")
    public Response create(@Nullable JsonNode body) {
        Member member = membership.ofCaller();
        return shownOnce.with(shown -> commands.accept(
                "subscription.create",
                "subscription",
                body == null ? Map.of() : body,
                () -> changes.create(
                        SubscriptionRequest.of(body, outbound.plainHttp(), http::refusal), member, shown)));
    }

    @GET
    @Operation(summary = "Lists the subscriptions of the caller's teams, of all teams for operators")
    public Response list(
            @QueryParam("team") @Nullable String team,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        PageLimit size = PageLimit.of(limit);
        long before = Cursor.parse(cursor, 1).number(Long.MAX_VALUE);
        Optional<Set<TeamRef>> teams = asked(team, membership.ofCaller());
        List<SubscriptionEntity> found =
                transactions.run(session -> subscriptions.list(session, teams, before, size.andOneMore()));
        return Response.ok(new SubscriptionPage(
                        size.page(found).stream()
                                .map(row -> SubscriptionView.of(row, time.instant()))
                                .toList(),
                        size.next(found, last -> Cursor.after(String.valueOf(last.position)))))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a subscription with its last attempts")
    public Response show(String id) {
        Member member = membership.ofCaller();
        return Response.ok(transactions.run(
                        session -> subscriptions.find(session, id, member).chain(row -> detail(session, row))))
                .build();
    }

    private Uni<SubscriptionDetail> detail(Mutiny.Session session, SubscriptionEntity row) {
        return deliveries
                .counts(session, row.id)
                .chain(counts -> deliveries
                        .nextAttempt(session, row.id)
                        .chain(next -> log.newest(session, row.id, ATTEMPTS)
                                .map(attempts -> new SubscriptionDetail(
                                        SubscriptionView.of(row, time.instant()),
                                        counts,
                                        next.orElse(null),
                                        attempts))));
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends a test message now, once, and tells what came of it")
    public Response test(String id) {
        Member member = membership.ofCaller();
        return commands.accept("subscription.test", target(id), Map.of(), () -> test.send(id, member));
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Lets events wait")
    public Response pause(String id) {
        Member member = membership.ofCaller();
        return commands.accept(
                "subscription.pause", target(id), Map.of(), (session, cause) -> changes.pause(session, id, member));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Sends again what is paused or disabled; what waited goes first")
    public Response resume(String id) {
        Member member = membership.ofCaller();
        return commands.accept(
                "subscription.resume",
                target(id),
                Map.of(),
                () -> new Work((session, cause) -> changes.resume(session, id, member), () -> changes.wake(id)));
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Makes a new secret, which is never shown again; the old one signs too for a day")
    public Response rotate(String id) {
        Member member = membership.ofCaller();
        return shownOnce.with(shown ->
                commands.accept("subscription.rotate", target(id), Map.of(), () -> changes.rotate(id, member, shown)));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends what happened since a time again: {from}")
    public Response replay(String id, @Nullable JsonNode body) {
        Member member = membership.ofCaller();
        return commands.accept(
                Replays.KIND, target(id), body == null ? Map.of() : body, () -> replays.begin(id, body, member));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a subscription, and what waits for it")
    public Response delete(String id) {
        Member member = membership.ofCaller();
        return commands.accept(
                "subscription.delete", target(id), Map.of(), (session, cause) -> changes.delete(session, id, member));
    }

    /** Whose subscriptions are listed; nothing for everybody's. */
    private static Optional<Set<TeamRef>> asked(@Nullable String team, Member member) {
        if (team == null || team.isBlank()) {
            return member.operator() ? Optional.empty() : Optional.of(member.teams());
        }
        TeamRef ref = TeamRef.parse(team).orElseThrow(() -> new RefusedException(Invalid.field("/team", TeamRef.RULE)));
        Subscriptions.require(member, ref);
        return Optional.of(Set.of(ref));
    }

    private static String target(String id) {
        return "subscription/" + id;
    }
}
