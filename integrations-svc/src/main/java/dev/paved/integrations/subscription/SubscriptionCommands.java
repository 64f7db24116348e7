package dev.paved.integrations.subscription;

import dev.paved.events.EventIds;
import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.team.Member;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.encryption.CannotOpen;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is done to subscriptions. */
@Singleton
class SubscriptionCommands {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Secrets secrets;
    private final DeliveryLoop loop;
    private final Slack slack;
    private final EventIds ids;
    private final InstantSource time;
    private final int mostPerTeam;
    private final Duration overlap;

    SubscriptionCommands(
            Subscriptions subscriptions,
            Deliveries deliveries,
            Secrets secrets,
            DeliveryLoop loop,
            Slack slack,
            EventIds ids,
            InstantSource time,
            SubscriptionConfig config) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.loop = loop;
        this.slack = slack;
        this.ids = ids;
        this.time = time;
        this.mostPerTeam = config.mostPerTeam();
        this.overlap = config.overlap();
    }

    /** Makes a subscription; {@code shown} gets its secret, where it has one, once it is made. */
    Work create(SubscriptionRequest request, Member member, Consumer<SigningSecret> shown) {
        Subscriptions.require(member, request.team());
        SubscriptionEntity row = new SubscriptionEntity();
        row.id = ids.next().toString();
        row.team = request.team().ref();
        row.target(request.target());
        request.filter().write(row);
        row.status = SubscriptionStatus.ACTIVE.text();
        row.createdBy = member.name();
        row.createdAt = time.instant();
        Runnable made =
                switch (request.target()) {
                    case Target.ToUrl ignored -> signing(row, shown);
                    case Target.ToSlack ignored -> posting();
                };
        return new Work(
                        (session, cause) -> subscriptions
                                .insert(session, row, mostPerTeam)
                                .replaceWith(() -> new Acceptance.Done(201, view(row))),
                        made)
                .on("subscription/" + row.id);
    }

    private Runnable signing(SubscriptionEntity row, Consumer<SigningSecret> shown) {
        SigningSecret secret = SigningSecret.create();
        row.secret = sealed(secret, row.id);
        return () -> shown.accept(secret);
    }

    private Runnable posting() {
        if (!slack.isConfigured()) {
            throw new RefusedException(new SubscriptionRefusal.NoSlack());
        }
        return () -> {};
    }

    /** Gives it a new secret; the old one signs too for a while. */
    Work rotate(String id, Member member, Consumer<SigningSecret> shown) {
        SigningSecret secret = SigningSecret.create();
        byte[] sealed = sealed(secret, id);
        return new Work(
                (session, cause) -> changed(session, id, member, row -> {
                    if (row.target() instanceof Target.ToSlack) {
                        throw new RefusedException(new SubscriptionRefusal.NoSecret(id));
                    }
                    row.previousSecret = row.secret;
                    row.previousUntil = time.instant().plus(overlap);
                    row.secret = sealed;
                }),
                () -> shown.accept(secret));
    }

    /** Lets events wait. */
    Uni<Acceptance> pause(Mutiny.Session session, String id, Member member) {
        return changed(session, id, member, row -> {
            requireEnabled(row);
            row.status = SubscriptionStatus.PAUSED.text();
        });
    }

    /** Sends again, whatever was wrong before; what waited goes first. */
    Uni<Acceptance> resume(Mutiny.Session session, String id, Member member) {
        return changed(session, id, member, SubscriptionEntity::resume).call(() -> deliveries.hurry(session, id));
    }

    /** Forgets it, and what waits for it. */
    Uni<Acceptance> delete(Mutiny.Session session, String id, Member member) {
        return subscriptions
                .locked(session, id, member)
                .chain(row -> session.remove(row).chain(session::flush).replaceWith(() -> Acceptance.done(view(row))));
    }

    /** Looks at it now. */
    void wake(String id) {
        loop.wake(List.of(id));
    }

    static void requireEnabled(SubscriptionEntity row) {
        if (row.status() == SubscriptionStatus.DISABLED) {
            throw new RefusedException(new SubscriptionRefusal.Disabled(row.id, String.valueOf(row.reason)));
        }
    }

    private Uni<Acceptance> changed(
            Mutiny.Session session, String id, Member member, Consumer<SubscriptionEntity> change) {
        return subscriptions.locked(session, id, member).chain(row -> {
            change.accept(row);
            return session.flush().replaceWith(() -> Acceptance.done(view(row)));
        });
    }

    private SubscriptionView view(SubscriptionEntity row) {
        Instant now = time.instant();
        return SubscriptionView.of(row, now);
    }

    private byte[] sealed(SigningSecret secret, String id) {
        try {
            return secrets.seal(secret, id);
        } catch (KeysUnavailable | CannotOpen e) {
            throw unsealed(e);
        }
    }

    static RefusedException unsealed(RuntimeException why) {
        return new RefusedException(new SubscriptionRefusal.Unsealed(String.valueOf(why.getMessage())));
    }
}
