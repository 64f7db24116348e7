package dev.paved.metrics.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a fact's table: how it is sent as an array, read from it, and joined with what is there.
 *
 * @param type the SQL type of the array's elements
 * @param read the element as the column's value, from the alias {@code n}
 * @param join the value after a conflict, from {@code t} (there) and {@code excluded} (new); null for a key
 */
record Column<T>(
        String name, String type, String read, @Nullable String join, Function<T, @Nullable Object> value) {

    static <T> Column<T> key(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "text", "n." + name, null, value);
    }

    static <T> Column<T> numberKey(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "int8", "n." + name, null, value);
    }

    static <T> Column<T> uuidKey(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "text", "n." + name + "::uuid", null, row -> String.valueOf(value.apply(row)));
    }

    static <T> Column<T> instantKey(String name, Function<T, @Nullable Instant> value) {
        return new Column<>(name, "int8", instantOf(name), null, row -> micros(value.apply(row)));
    }

    /** Part of what the key is made of. */
    static <T> Column<T> same(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "text", "n." + name, "t." + name, value);
    }

    /** A JSON array: what either has. */
    static <T> Column<T> json(String name, Function<T, @Nullable Object> value) {
        String union = "case when t.%1$s = excluded.%1$s then t.%1$s else (select jsonb_agg(distinct e order by e)"
                + " from jsonb_array_elements(t.%1$s || excluded.%1$s) e) end";
        return new Column<>(name, "text", "n." + name + "::jsonb", union.formatted(name), value);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "int8", "n." + name, joined("greatest", name), value);
    }

    static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "text", "n." + name, joined("greatest", name), value);
    }

    static <T> Column<T> flag(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "bool", "n." + name, joined("greatest", name), value);
    }

    /** An instant, sent as microseconds: the earliest counts. */
    static <T> Column<T> earliest(String name, Function<T, @Nullable Instant> value) {
        return instant(name, joined("least", name), value);
    }

    static <T> Column<T> instant(String name, String join, Function<T, @Nullable Instant> value) {
        return new Column<>(name, "int8", instantOf(name), join, row -> micros(value.apply(row)));
    }

    private static String instantOf(String name) {
        return "timestamptz 'epoch' + n." + name + " * interval '1 microsecond'";
    }

    /** The same with another join. */
    Column<T> joinedBy(String expression) {
        return new Column<>(name, type, read, expression, value);
    }

    private static String joined(String function, String name) {
        return function + "(t." + name + ", excluded." + name + ")";
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : microsOf(instant);
    }

    /** Microseconds since 1970. */
    static long microsOf(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
