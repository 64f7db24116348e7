package dev.paved.provisioner.drift;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.environment.ObservedEnvironments;
import dev.paved.provisioner.environment.ObservedEnvironments.Observed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes the choice to live with drifts until a time: they are not told again before. */
@Singleton
class AcceptDrift {

    private static final int LONGEST_REASON = 500;
    private static final String RULE =
            "must be a duration such as 7d, a day such as 2026-12-31, or a time such as 2026-12-31T18:00:00Z, and to come";

    private final ObservedEnvironments environments;
    private final Drifts drifts;
    private final InstantSource time;

    AcceptDrift(ObservedEnvironments environments, Drifts drifts, InstantSource time) {
        this.environments = environments;
        this.drifts = drifts;
        this.time = time;
    }

    /** The moment that {@code text} says; refused where it says none that is to come. */
    Instant until(@Nullable String text) {
        Instant now = time.instant();
        try {
            Instant until = text == null ? now : Ttl.parse(text).map(now::plus).orElseGet(() -> moment(text));
            if (until.isAfter(now)) {
                return until;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Told below.
        }
        throw new RefusedException(Invalid.field("/until", RULE));
    }

    private static Instant moment(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static String reason(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_REASON) {
            throw new RefusedException(Invalid.field(
                    "/reason", "must say why, in at most " + LONGEST_REASON + " characters: those who come later ask"));
        }
        return text;
    }

    /** What was accepted, and in which environment. */
    record Accepted(String id, List<DriftView> drifts) {}

    Uni<Accepted> accept(
            Mutiny.Session session, String name, Selection selection, Instant until, String reason, Cause cause) {
        return environments
                .hold(session, name)
                .chain(environment -> drifts.open(session, environment.id())
                        .map(open -> selection.of(open, name))
                        .call(meant -> Multi.createFrom()
                                .iterable(meant)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        row -> accept(session, environment, row, until, reason, cause))
                                .onItem()
                                .ignoreAsUni())
                        .map(meant -> new Accepted(
                                environment.id(),
                                meant.stream().map(DriftView::of).toList())));
    }

    private Uni<Void> accept(
            Mutiny.Session session, Observed environment, DriftEntity row, Instant until, String reason, Cause cause) {
        row.acceptedUntil = until;
        row.acceptedBy = cause.actor();
        row.reason = reason;
        return session.flush().chain(() -> drifts.settled(session, environment, row, "accepted", cause));
    }
}
