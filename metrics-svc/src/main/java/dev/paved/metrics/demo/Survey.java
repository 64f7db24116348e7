package dev.paved.metrics.demo;

import dev.paved.events.FeedbackEvent.FeedbackGiven;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people answer when they are asked, every three months, whether they would recommend the platform. */
final class Survey {

    private static final int EVERY_DAYS = 90;
    /** Into each quarter's beginning fall some days, however long the past is. */
    private static final int FIRST_DAY = 20;

    private static final List<String> GOOD = List.of(
            "A service in an afternoon, as promised.",
            "I have not filed a ticket for weeks.",
            "Rollback that just works.",
            "I can see why my number is what it is.");
    private static final List<String> BAD = List.of(
            "The path does not fit our batch jobs.",
            "I miss the button of the old tool.",
            "Logs are hard to find.",
            "Moving over took longer than we were told.");

    private final Frame frame;
    private final Book book;

    Survey(Frame frame, Book book) {
        this.frame = frame;
        this.book = book;
    }

    void tell() {
        for (int day = FIRST_DAY; day < frame.days(); day += EVERY_DAYS) {
            for (String team : Cast.teams()) {
                for (String person : Cast.people(team)) {
                    ask(team, person, day);
                }
            }
        }
        Cast.teams().forEach(team -> ask(team, Cast.people(team).getFirst(), frame.days() - 1));
    }

    private void ask(String team, String person, int day) {
        Dice dice = Dice.of(frame, "answer of " + person + " on day " + day);
        Instant at = frame.begin().plus(Duration.ofDays(day)).plus(Duration.ofMinutes(dice.between(500, 1_000)));
        if (!dice.chance(0.85)) {
            return;
        }
        double mood = 5.6 + 3.6 * Cast.adoption(team, frame.part(at));
        int score = Math.clamp(Math.round(mood + dice.between(-2, 2)), 0, 10);
        boolean consent = dice.chance(0.5);
        String id = "demo-" + person + "-" + day;
        book.tell(
                at,
                "feedback/" + id,
                person,
                new FeedbackGiven(id, score, team, consent ? comment(score, dice) : null, consent, at));
    }

    private static @Nullable String comment(int score, Dice dice) {
        return score >= 9 ? dice.pick(GOOD) : score <= 6 ? dice.pick(BAD) : null;
    }
}
