package dev.paved.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    void id_is_a_uuid_of_version_7_with_the_time_of_the_clock() {
        // When
        UUID id = new EventIds(InstantSource.fixed(NOW)).next();

        // Then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void ids_of_one_instant_sort_in_the_order_they_were_given() {
        // Given
        var ids = new EventIds(InstantSource.fixed(NOW));

        // When
        List<String> given =
                Stream.generate(ids::next).map(UUID::toString).limit(10_000).toList();

        // Then
        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ids_given_to_many_threads_are_different() {
        // Given
        var ids = new EventIds(InstantSource.system());

        // When
        List<UUID> given = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(any -> ids.next())
                .toList();

        // Then
        assertThat(given).doesNotHaveDuplicates();
    }
}
