package dev.paved.integrations.github.missed;

import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The webhooks that are known: those that are configured, and those whose ping came. */
@Singleton
public class Hooks {
    private static final Pattern PLACE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}(/(?!\\.$)[A-Za-z0-9_.-]{1,100})?");

    private final Transactions transactions;

    Hooks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether {@code place} may be a repository, as {@code owner/name}, or an organisation. */
    public static boolean isPlace(String place) {
        return PLACE.matcher(place).matches() && !place.contains("..");
    }

    /** Where the REST API has the webhooks of {@code place}. */
    public static String path(String place) {
        return (place.contains("/") ? "/repos/" : "/orgs/") + place + "/hooks";
    }

    /** Keeps that a ping of the webhook {@code id}, if it is known, came now. */
    public void pinged(long id) {
        transactions.run(session -> session.createNativeQuery("update github_hook set pinged_at = now() where id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    /** When a ping of a webhook of {@code place}, whatever case that is written in, came last; nothing where none did. */
    public Optional<Instant> lastPing(String place) {
        return Optional.ofNullable(transactions.run(session -> session.createNativeQuery(
                                "select max(pinged_at) from github_hook where lower(place) = lower(:place)",
                                OffsetDateTime.class)
                        .setParameter("place", place)
                        .getSingleResultOrNull()))
                .map(OffsetDateTime::toInstant);
    }

    /** Keeps that {@code place} has the webhook {@code id}. */
    public Uni<Void> put(Mutiny.Session session, long id, String place) {
        return session.createNativeQuery("""
                        insert into github_hook (id, place) values (:id, :place)
                        on conflict (id) do update set place = excluded.place""")
                .setParameter("id", id)
                .setParameter("place", place)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those of {@code former} are of {@code present} from now on. */
    public Uni<Void> moved(Mutiny.Session session, List<String> former, String present) {
        return session.createNativeQuery("update github_hook set place = :present where place in (:former)")
                .setParameter("present", present)
                .setParameter("former", former)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<Long>> ids(Mutiny.Session session) {
        return session.createNativeQuery("select id from github_hook order by id", Long.class)
                .getResultList();
    }

    Uni<Optional<Hook>> find(Mutiny.Session session, long id) {
        return session.createNativeQuery("select place, looked_until from github_hook where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new Hook(id, (String) row[0], instant(row[1]))));
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }

    /** Keeps until when the webhook was looked through; where it can't be, {@code until} is null and {@code trouble} says why. */
    Uni<Void> looked(Mutiny.Session session, long id, @Nullable Instant until, @Nullable String trouble) {
        return session.createNativeQuery("""
                        update github_hook
                           set looked_until = coalesce(cast(:until as timestamptz), looked_until),
                               trouble = cast(:trouble as text)
                         where id = :id""")
                .setParameter("id", id)
                .setParameter("until", until)
                .setParameter("trouble", trouble)
                .executeUpdate()
                .replaceWithVoid();
    }
}
