package dev.paved.metrics.product;

import static dev.paved.metrics.product.Evidence.Verdict.AGAINST;
import static dev.paved.metrics.product.Evidence.Verdict.FOR;
import static dev.paved.metrics.product.Evidence.Verdict.LEFT_OUT;
import static dev.paved.metrics.product.Evidence.Verdict.WAITING;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Ticket;
import dev.paved.metrics.product.Evidence.Verdict;
import dev.paved.metrics.product.SelfService.Completed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ticket deflection. For: a self-service action after which, up to and with its 24th hour, the same team opened no ticket
 * in the same category. Against: each ticket of the window, whoever opened it. An action that a ticket followed is neither,
 * for the ticket counts; one whose 24 hours are not over is neither yet; so is one whose team nobody told, and what the
 * platform did for itself.
 */
final class Deflection {

    static final Duration FOLLOWING = Duration.ofHours(24);
    static final String PLATFORM = "platform";

    private record Kind(String team, String category) {}

    private final Map<Kind, NavigableMap<Instant, String>> tickets = new HashMap<>();
    private final Instant asOf;

    private Deflection(PlatformFacts facts, Instant asOf) {
        this.asOf = asOf;
        for (Ticket ticket : facts.tickets()) {
            if (ticket.opened() != null && ticket.team() != null && ticket.category() != null) {
                tickets.computeIfAbsent(new Kind(ticket.team(), ticket.category()), kind -> new TreeMap<>())
                        .merge(ticket.opened(), ticket.id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
    }

    static List<Evidence> find(PlatformFacts facts, Window window, Instant asOf) {
        Deflection deflection = new Deflection(facts, asOf);
        List<Evidence> found = new ArrayList<>();
        SelfService.of(facts)
                .filter(action -> window.contains(action.at(), asOf))
                .map(deflection::judged)
                .forEach(found::add);
        facts.tickets().stream()
                .filter(ticket -> ticket.opened() != null && window.contains(ticket.opened(), asOf))
                .map(Deflection::asked)
                .forEach(found::add);
        return found;
    }

    private Evidence judged(Completed action) {
        String team = action.team();
        if (team == null) {
            return judged(action, LEFT_OUT, "whose it was is not known");
        }
        if (team.equals(PLATFORM)) {
            return judged(action, LEFT_OUT, "the platform did it for itself");
        }
        String ticket = following(new Kind(team, action.category()), action.at());
        if (ticket != null) {
            return judged(action, LEFT_OUT, "ticket " + ticket + " followed within 24 hours");
        }
        return asOf.isBefore(action.at().plus(FOLLOWING))
                ? judged(action, WAITING, "its 24 hours are not over yet")
                : judged(action, FOR, "no ticket followed within 24 hours");
    }

    private @Nullable String following(Kind kind, Instant at) {
        NavigableMap<Instant, String> opened = tickets.get(kind);
        Map.Entry<Instant, String> next = opened == null ? null : opened.higherEntry(at);
        return next == null
                        || next.getKey().isAfter(at.plus(FOLLOWING))
                        || next.getKey().isAfter(asOf)
                ? null
                : next.getValue();
    }

    private static Evidence judged(Completed action, Verdict verdict, String reason) {
        return Evidence.of(
                Metric.TICKET_DEFLECTION,
                action.subject(),
                action.service(),
                action.team(),
                action.at(),
                verdict,
                "self-service, " + action.category() + ": " + reason);
    }

    private static Evidence asked(Ticket ticket) {
        String category = ticket.category() == null ? "" : ", " + ticket.category();
        return Evidence.of(
                Metric.TICKET_DEFLECTION,
                "ticket/" + ticket.id(),
                null,
                ticket.team(),
                Objects.requireNonNull(ticket.opened()),
                AGAINST,
                "a ticket" + category);
    }
}
