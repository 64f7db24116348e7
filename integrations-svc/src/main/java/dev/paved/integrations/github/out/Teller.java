package dev.paved.integrations.github.out;

import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells GitHub what is wished: before each request it is written down that one begins, after it what came of it. Where that is
 * missing, GitHub is asked first whether it was done.
 */
@Singleton
class Teller implements Reconciler {

    static final String NAME = "github-out";

    private static final Logger LOG = Logger.getLogger(Teller.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 12;

    private final GithubConfig config;
    private final Wishes wishes;
    private final DeploymentTeller deployments;
    private final StatusTeller statuses;
    private final CommentTeller comments;
    private final Transactions transactions;
    private final Leases leases;
    private final CrashPoints crash;

    /** What was refused is told once more after a start: there may be another token. */
    private volatile boolean isStarted;

    Teller(
            GithubConfig config,
            Wishes wishes,
            DeploymentTeller deployments,
            StatusTeller statuses,
            CommentTeller comments,
            Transactions transactions,
            Leases leases,
            CrashPoints crash) {
        this.config = config;
        this.wishes = wishes;
        this.deployments = deployments;
        this.statuses = statuses;
        this.comments = comments;
        this.transactions = transactions;
        this.leases = leases;
        this.crash = crash;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        if (config.tell().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return isStarted
                ? wishes.pending(session)
                : wishes.retry(session).chain(() -> wishes.pending(session)).invoke(() -> isStarted = true);
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        if (config.tell().isEmpty()) {
            return Requeue.settled();
        }
        Optional<Row> begun = guarded(lease, session -> wishes.begin(session, id));
        return begun.map(row -> tell(row, lease)).orElseGet(Requeue::settled);
    }

    private Requeue tell(Row row, Lease lease) {
        if (row.overdue()) {
            return refused(
                    row, "GitHub could not be told within a day. What is told of it next is tried again.", lease);
        }
        try {
            Outcome outcome = step(row);
            crash.at(outcome instanceof Outcome.Done ? "after-github-told" : "after-github-made");
            guarded(lease, session -> wishes.came(session, row, outcome));
            return outcome instanceof Outcome.Done ? Requeue.settled() : Requeue.now();
        } catch (GitHubRefused e) {
            return refused(row, e.getMessage() + ". " + Advice.of(e, row, config), lease);
        } catch (GitHubBusy e) {
            return later(row, e, lease);
        }
    }

    private Outcome step(Row row) throws GitHubBusy, GitHubRefused {
        return switch (row.wish()) {
            case DeploymentWish wish -> deployments.step(row, wish);
            case StatusWish wish -> statuses.step(row, wish);
            case CommentWish wish -> comments.step(row, wish);
        };
    }

    private Requeue refused(Row row, String reason, Lease lease) {
        LOG.warnf("repository=%s wish=%s not told to GitHub: %s", row.repository(), row.id(), reason);
        guarded(lease, session -> wishes.refused(session, row, reason));
        return Requeue.settled();
    }

    private Requeue later(Row row, GitHubBusy busy, Lease lease) {
        int attempts = busy.isLimit() ? row.attempts() : row.attempts() + 1;
        boolean asked = row.asked() || !busy.isLimit();
        Duration pause = busy.isLimit() ? busy.pause() : longer(busy.pause(), row.attempts());
        LOG.infof(
                "repository=%s wish=%s told again in %d s: %s",
                row.repository(), row.id(), pause.toSeconds(), busy.reason());
        guarded(lease, session -> wishes.later(session, row, pause, asked, attempts));
        return Requeue.after(pause.plusMillis(1));
    }

    private static Duration longer(Duration pause, int attempts) {
        Duration grown = pause.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T guarded(
            Lease lease, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> work.apply(session)));
    }
}
