package dev.paved.metrics.demo;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import java.time.Duration;
import java.time.Instant;

/** The environments that a team makes for itself once its services are on a path, and the databases in them. */
final class Surroundings {

    private static final Duration EARLY = Duration.ofSeconds(45);
    private static final Duration LATE = Duration.ofSeconds(14);
    private static final Duration LIFE = Duration.ofDays(2);

    private final Frame frame;
    private final Book book;

    Surroundings(Frame frame, Book book) {
        this.frame = frame;
        this.book = book;
    }

    void tell(Member member) {
        Dice dice = Dice.of(frame, "environments of " + member.name());
        for (int day = 0; day < frame.days(); day++) {
            Instant at = frame.begin().plus(Duration.ofDays(day)).plus(Duration.ofMinutes(dice.between(480, 1_020)));
            if (member.onPath(frame, at) && dice.chance(member.pace() * member.rate(frame, at, 0.2, 0.6))) {
                make(member, "demo-pr-" + day + "-" + member.name().substring(Cast.PREFIX.length()), at, dice);
            }
        }
    }

    private void make(Member member, String name, Instant at, Dice dice) {
        EnvironmentType preview = EnvironmentType.PREVIEW;
        Instant ready = at.plus(dice.about(member.takes(frame, at, EARLY, LATE)));
        write(at, member, name, new EnvironmentRequested(name, preview, member.team(), at.plus(LIFE)));
        if (dice.chance(member.rate(frame, at, 0.05, 0.005))) {
            write(ready, member, name, new EnvironmentFailed(name, preview, "The quota of the cluster is used up."));
            return;
        }
        write(ready, member, name, new EnvironmentReady(name, preview, null));
        if (dice.chance(0.3)) {
            Instant filled = ready.plusSeconds(dice.between(2, 9));
            write(filled, member, name, new DatabaseProvisioned(name, member.name(), "main", "postgres", "small"));
        }
        write(at.plus(LIFE), member, name, new EnvironmentDestroyed(name, preview, "Its time was up."));
    }

    private void write(Instant at, Member member, String name, EnvironmentEvent event) {
        book.tell(at, "environment/" + name, Cast.people(member.team()).getFirst(), event);
    }
}
