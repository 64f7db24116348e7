package dev.paved.metrics.demo;

import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incidents of a service. */
final class Trouble {

    private static final List<String> TITLES = List.of(
            "Errors on the way to the order",
            "Answers take seconds",
            "The queue is not emptied",
            "Connections to the database run out",
            "Memory runs out",
            "Prices are shown without tax");
    private static final List<String> SEVERITIES = List.of("critical", "warning", "warning", "minor");

    private final Member member;
    private final Book book;
    private final Dice dice;
    private int incidents;

    Trouble(Member member, Book book, Dice dice) {
        this.member = member;
        this.book = book;
        this.dice = dice;
    }

    /** Something is wrong from {@code opened} to {@code resolved}; the report names {@code cause} where it knows it. */
    String happens(Instant opened, Instant resolved, @Nullable Release cause) {
        String id = member.name() + "-" + ++incidents;
        boolean byVersion = cause != null && dice.chance(0.4);
        String subject = "incident/" + id;
        book.tell(
                opened,
                subject,
                "alertmanager",
                new IncidentOpened(
                        id,
                        member.name(),
                        "production",
                        dice.pick(TITLES),
                        dice.pick(SEVERITIES),
                        opened,
                        cause == null || byVersion ? null : cause.deployment(),
                        cause != null && byVersion ? cause.version() : null,
                        null));
        book.tell(resolved, subject, "alertmanager", new IncidentResolved(id, member.name(), "production", resolved));
        return id;
    }
}
