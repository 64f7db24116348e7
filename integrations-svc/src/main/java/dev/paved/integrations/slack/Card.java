package dev.paved.integrations.slack;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in texts as they came.
 *
 * @param title what it tells of, and how it stands with that
 * @param facts what is known of it, by the words for each, in the order in which they are shown
 * @param detail why it stands so; null where there is nothing to say
 * @param url where what it tells of is open to people; null where it is nowhere
 * @param at when that was, by its producer's clock
 * @param moment where the event is among those of its producer, which clocks don't tell; null in a card that was kept before
 *     that was noted
 */
record Card(
        Mark mark,
        String title,
        Map<String, String> facts,
        @Nullable String detail,
        @Nullable String url,
        Instant at,
        @Nullable Moment moment) {

    /** The fact of who caused it, which is who began it. */
    static final String BY = "By";

    Card {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The same, which is open to people at {@code there}. */
    Card open(@Nullable String there) {
        return new Card(mark, title, facts, detail, there, at, moment);
    }

    /** What it says once what {@code next} says has happened; the same where that is older. */
    Card then(Card next) {
        return next.isBefore(this)
                ? this
                : new Card(
                        next.mark,
                        next.title,
                        both(facts, next.facts),
                        next.detail,
                        next.url == null ? url : next.url,
                        next.at,
                        next.moment);
    }

    /** Whether it tells of what happened before what {@code other} tells of: by their sequence, by clocks where there is none. */
    boolean isBefore(Card other) {
        return moment != null && other.moment != null && moment.isInLineWith(other.moment)
                ? moment.sequence() < other.moment.sequence()
                : at.isBefore(other.at);
    }

    private static Map<String, String> both(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new LinkedHashMap<>(before);
        after.forEach((name, value) -> {
            if (!name.equals(BY)) {
                all.put(name, value);
            }
        });
        if (after.get(BY) instanceof String by) {
            all.putIfAbsent(BY, by);
        }
        return all;
    }
}
