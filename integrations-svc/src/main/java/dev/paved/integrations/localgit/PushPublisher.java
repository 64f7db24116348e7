package dev.paved.integrations.localgit;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.integrations.repository.PushedCommits;
import dev.paved.integrations.repository.ServiceRepositories.Owner;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Requeue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes one move of one branch. */
@Singleton
class PushPublisher {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final LocalRepositories repositories;
    private final BranchHeads heads;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Leases leases;
    private final InstantSource time;
    private final CrashPoints crash;
    private final Duration grace;

    PushPublisher(
            LocalRepositories repositories,
            BranchHeads heads,
            Outbox outbox,
            Transactions transactions,
            Leases leases,
            InstantSource time,
            CrashPoints crash,
            @ConfigProperty(name = "paved.integrations.service-grace", defaultValue = "15s") Duration grace) {
        this.repositories = repositories;
        this.heads = heads;
        this.outbox = outbox;
        this.transactions = transactions;
        this.leases = leases;
        this.time = time;
        this.crash = crash;
        this.grace = grace;
    }

    /**
     * Publishes {@code move} of a branch of {@code repository}, whose branches were last published at {@code known}.
     *
     * @return when to look again instead: a new service's first push comes before the catalog's event, and waits for it
     */
    Optional<Requeue> publish(
            BareRepository repository, Move move, Map<String, String> known, Optional<Owner> owner, Lease lease)
            throws IOException {
        Instant now = time.instant();
        Optional<Instant> movedAt = repository.movedAt(move.branch(), now);
        if (owner.isEmpty() && movedAt.filter(at -> at.plus(grace).isAfter(now)).isPresent()) {
            return Optional.of(Requeue.after(LOOK_AGAIN));
        }
        Collection<String> excluded = move.before() == null ? known.values() : List.of(move.before());
        List<Commit> commits = PushedCommits.bounded(repository.arrived(move.after(), excluded, PushedCommits.MOST));
        CommitsPushed pushed = new CommitsPushed(
                owner.map(Owner::repository).orElseGet(() -> url(move)),
                owner.map(Owner::service).orElse(null),
                move.branch(),
                move.before(),
                move.after(),
                commits,
                repository.committer(move.after()),
                movedAt.orElse(now));
        commit(move, pushed, lease);
        return Optional.empty();
    }

    private void commit(Move move, CommitsPushed pushed, Lease lease) {
        Cause cause = new Cause(pushed.pusher(), "push-" + move.after(), null);
        transactions.<Void>run(session -> leases.guard(session, lease)
                .chain(() -> heads.put(session, move.repository(), move.branch(), move.after()))
                .chain(() -> outbox.append(session, "repository/" + move.repository(), pushed, cause)));
        crash.at("after-push");
    }

    private String url(Move move) {
        Path folder = repositories.path(move.repository());
        return folder.toUri().toString().replaceFirst("/$", "");
    }
}
