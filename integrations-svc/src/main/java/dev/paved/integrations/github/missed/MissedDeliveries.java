package dev.paved.integrations.github.missed;

import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks through the deliveries of each webhook for those that did not arrive, and takes them. */
@Singleton
class MissedDeliveries implements Reconciler {
    private static final Logger LOG = Logger.getLogger(MissedDeliveries.class);

    /** GitHub forgets what is older. */
    private static final Duration KEPT = Duration.ofDays(3);

    /** What was under way during a look is in the list at the next one. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final GithubConfig config;
    private final Hooks hooks;
    private final DeliveryLog log;
    private final Fetching fetching;
    private final Transactions transactions;
    private final Leases leases;
    private final InstantSource time;

    MissedDeliveries(
            GithubConfig config,
            Hooks hooks,
            DeliveryLog log,
            Fetching fetching,
            Transactions transactions,
            Leases leases,
            InstantSource time) {
        this.config = config;
        this.hooks = hooks;
        this.log = log;
        this.fetching = fetching;
        this.transactions = transactions;
        this.leases = leases;
        this.time = time;
    }

    /** Takes note of the webhooks that are configured. */
    void configured(@Observes StartupEvent start) {
        for (Map.Entry<String, Long> hook : config.hooks().entrySet()) {
            if (!Hooks.isPlace(hook.getKey())) {
                throw new IllegalStateException("paved.integrations.github.hooks has '" + hook.getKey()
                        + "', which is neither owner/name nor an organisation: mend it, or take it out.");
            }
            transactions.<Void>run(session -> hooks.put(session, hook.getValue(), hook.getKey()));
        }
    }

    @Override
    public String name() {
        return "github-missed-deliveries";
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return log.isReadable()
                ? hooks.ids(session)
                        .map(ids -> ids.stream().map(String::valueOf).toList())
                : Uni.createFrom().item(List.of());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Hook hook = transactions
                .run(session -> hooks.find(session, Long.parseLong(id)))
                .orElse(null);
        if (hook == null) {
            return Requeue.settled();
        }
        Instant begun = time.instant();
        try {
            fetching.take(hook, missed(hook, begun));
            looked(hook, lease, begun.minus(OVERLAP), null);
            return Requeue.after(config.lookForMissed());
        } catch (GitHubBusy e) {
            LOG.infof("hook=%d place=%s %s; again in %s", hook.id(), hook.place(), e.reason(), e.pause());
            return Requeue.after(e.pause());
        } catch (GitHubRefused e) {
            LOG.warnf(
                    "hook=%d place=%s its deliveries can't be looked through: %s",
                    hook.id(), hook.place(), e.getMessage());
            looked(hook, lease, null, e.getMessage());
            return Requeue.after(config.lookForMissed());
        }
    }

    private List<Attempt> missed(Hook hook, Instant now) throws GitHubBusy, GitHubRefused {
        Instant earliest = now.minus(KEPT);
        Instant since = Objects.requireNonNullElse(hook.lookedUntil(), earliest);
        return Missed.of(log.since(hook, since.isBefore(earliest) ? earliest : since));
    }

    private void looked(Hook hook, Lease lease, @Nullable Instant until, @Nullable String trouble) {
        transactions.<Void>run(
                session -> leases.guard(session, lease).chain(() -> hooks.looked(session, hook.id(), until, trouble)));
    }
}
