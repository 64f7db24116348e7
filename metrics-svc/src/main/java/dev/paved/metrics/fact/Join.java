package dev.paved.metrics.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Joins of two values, either of which may be unknown: commutative, associative and idempotent, and the same in
 * PostgreSQL by {@code least} and {@code greatest} (text in the collation {@code C}).
 */
final class Join {

    private static final Instant EARLIEST = Instant.parse("1700-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    static final Comparator<String> BY_CODE_POINT = Join::compareCodePoints;

    private Join() {}

    static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? b : b == null || !b.isBefore(a) ? a : b;
    }

    static Instant earliestOf(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    static @Nullable String greatest(@Nullable String a, @Nullable String b) {
        return a == null ? b : b == null ? a : greatestOf(a, b);
    }

    static String greatestOf(String a, String b) {
        return BY_CODE_POINT.compare(a, b) >= 0 ? a : b;
    }

    static @Nullable Boolean either(@Nullable Boolean a, @Nullable Boolean b) {
        return a == null ? b : b == null ? a : Boolean.valueOf(a || b);
    }

    /**
     * To the microsecond and within five centuries, which is what PostgreSQL and its arithmetic keep exactly: a commit may
     * claim any date.
     */
    static Instant micros(Instant instant) {
        Instant kept = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return kept.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant microsOrNull(@Nullable Instant instant) {
        return instant == null ? null : micros(instant);
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean sameKind = Character.isSurrogate(left) == Character.isSurrogate(right);
                return sameKind ? left - right : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
