package dev.paved.metrics.demo;

import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The tickets that teams file with operations: many at first, few once they can help themselves. */
final class Desk {

    private static final List<String> CATEGORIES = List.of("environment", "database", "deployment", "secret");
    private static final double A_DAY = 1.1;
    private static final double STILL_NEEDED = 0.12;

    private final Frame frame;
    private final Book book;

    Desk(Frame frame, Book book) {
        this.frame = frame;
        this.book = book;
    }

    void tell(String team) {
        Dice dice = Dice.of(frame, "tickets of " + team);
        int number = 0;
        for (int day = 0; day < frame.days(); day++) {
            Instant morning = frame.begin().plus(Duration.ofDays(day)).plus(Duration.ofHours(8));
            double season = Season.of(LocalDate.ofInstant(morning, ZoneOffset.UTC));
            double need = Math.max(STILL_NEEDED, 1 - Cast.adoption(team, frame.part(morning)));
            for (int i = dice.times(A_DAY * season * need); i > 0; i--) {
                file(team, ++number, morning.plus(Duration.ofMinutes(dice.between(0, 540))), dice);
            }
        }
    }

    private void file(String team, int number, Instant at, Dice dice) {
        String ticket = team.substring(Cast.PREFIX.length()).toUpperCase(java.util.Locale.ROOT) + "-" + number;
        String category = dice.pick(CATEGORIES);
        String person = dice.pick(Cast.people(team));
        String subject = "ticket/" + ticket;
        book.tell(at, subject, person, new TicketOpened(ticket, team, category, "Please: a new " + category, at));
        Instant done = at.plus(dice.about(Duration.ofHours(30)));
        book.tell(done, subject, "operations", new TicketClosed(ticket, team, done));
    }
}
