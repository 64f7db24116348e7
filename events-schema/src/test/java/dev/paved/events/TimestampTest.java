package dev.paved.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimestampTest {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Property(tries = 2_000)
    void an_instant_is_read_as_it_was_written(@ForAll("instants") Instant instant) {
        assertThat(Timestamp.read(instant.toString())).contains(instant);
    }

    @Property(tries = 5_000)
    void a_changed_character_is_read_as_the_jdk_reads_it_or_left_to_it(
            @ForAll("instants") Instant instant, @ForAll("characters") char changed, @ForAll int at) {
        // Given
        var text = new StringBuilder(instant.toString());
        text.setCharAt(Math.floorMod(at, text.length()), changed);

        // When
        Optional<Instant> read = Timestamp.read(text.toString());

        // Then
        assertThat(read)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        some -> assertThat(some).isEqualTo(asTheJdkReads(text.toString())));
    }

    @Example
    void what_is_no_day_or_hour_is_left_to_others() {
        assertThat(Timestamp.read("2026-02-29T00:00:00Z")).isEmpty();
        assertThat(Timestamp.read("2026-04-31T00:00:00Z")).isEmpty();
        assertThat(Timestamp.read("2026-13-01T00:00:00Z")).isEmpty();
        assertThat(Timestamp.read("2026-01-01T24:00:00Z")).isEmpty();
        assertThat(Timestamp.read("2026-01-01T00:00:60Z")).isEmpty();
        assertThat(Timestamp.read("2026-01-01T00:00:00.Z")).isEmpty();
        assertThat(Timestamp.read("2026-01-01T00:00:00.0000000001Z")).isEmpty();
        assertThat(Timestamp.read("2026-01-01T00:00:00+01:00")).isEmpty();
        assertThat(Timestamp.read("")).isEmpty();
    }

    private static Optional<Instant> asTheJdkReads(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(FIRST, LAST)
                .flatMap(second -> Arbitraries.of(0, 1, 999_999_999, 120_000_000, 123_456_000)
                        .map(nanos -> Instant.ofEpochSecond(second, nanos)));
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("0123456789-:TZ.+ tz/;٣");
    }
}
