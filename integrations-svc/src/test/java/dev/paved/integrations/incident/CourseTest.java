package dev.paved.integrations.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.integrations.incident.Course.Step;
import dev.paved.integrations.incident.Sighting.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration QUIET = Duration.ofMinutes(10);

    /**
     * Each sighting is {@code beginning-end} in minutes after ten, without the end while it lasts; {@code !} tells the end.
     * What comes of them: the incidents that were told, in minutes, the last with its end even if that is not told yet.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-                            | 0-
            0- 0- 0-                      | 0-
            0- 0-5                        | 0-5
            0- 0-5 0-5                    | 0-5
            # the end alone tells the whole
            0-5                           | 0-5
            0-5 0-                        | 0-5
            # flapping
            0- 0-5 9-                     | 0-
            0- 0-5 9- 9-12                | 0-12
            0- 0-5 15-                    | 0-
            0- 0-5 16-                    | 0-5 16-
            0- 0-5 9- 9-12 20- 20-21      | 0-21
            # what was told can't be taken back
            0- 0-5 ! 9-                   | 0-5 9-
            0- 0-5 ! 9- 9-10 !            | 0-5 9-10
            # an end that is heard of before its beginning, after another one was told
            0- 0-5 ! 0-12                 | 0-5
            0- 0-5 ! 0-12 9-              | 0-5 9-12
            0- 0-5 ! 0-12 0-10 9-         | 0-5 9-12
            0- 0-5 ! 0-12 9- ! 0-12 9-    | 0-5 9-12
            0- 0-5 ! 0-12 20-             | 0-5 20-
            0- 0-12 ! 9-                  | 0-12
            # late, again
            0- 0-5 ! 0-                   | 0-5
            0- 0-5 ! 0-5                  | 0-5
            0- 0-5 9- 0-5                 | 0-
            0- 0-5 9- 0-                  | 0-
            # an end that was lost, or comes after the next beginning
            0- 9-                         | 0-
            0- 9- 0-5                     | 0-
            0- 9- 0-5 9-12                | 0-12
            0- 0-5 9-12                   | 0-12
            0- 0-5 9-12 9-                | 0-12
            0- 0-5 30-35                  | 0-5 30-35
            # ended, begun and ended again under the first beginning's name
            0- 0-5 9- 0-12                | 0-12
            0- 0-5 0-12 9-                | 0-12
            # clocks
            5-3                           | 5-5
            """)
    void sightings_become_incidents(String sightings, String incidents) {
        assertThat(incidentsOf(List.of(sightings.split(" ")))).isEqualTo(incidents);
    }

    @Test
    void in_any_order_it_ends_at_its_last_end() {
        // Given
        Random random = new Random(4);
        List<String> sightings = new ArrayList<>(List.of("0-", "0-5", "9-", "9-12", "20-", "20-22", "0-", "20-22"));

        // Then
        IntStream.range(0, 500).forEach(i -> {
            Collections.shuffle(sightings, random);
            String all = incidentsOf(sightings);
            assertThat(all.substring(all.lastIndexOf('-')))
                    .as(sightings + ": " + all)
                    .isEqualTo("-22");
        });
    }

    @Test
    void end_names_the_service_as_the_beginning_did() {
        // Given
        Course course = Course.first(sighting("0-")).course();
        Sighting end =
                new Sighting("a", "f", "x", TEN, TEN.plusSeconds(60), new Details("renamed", "elsewhere", "t", "page"));

        // When
        Course ended = course.after(end, QUIET).course();

        // Then
        assertThat(ended.resolved(TEN)).isEqualTo(new IncidentResolved("a/f@0", "shop", "production", TEN));
    }

    private static String incidentsOf(List<String> sightings) {
        List<IncidentEvent> events = new ArrayList<>();
        Course course = null;
        for (String sighting : sightings) {
            if (sighting.equals("!") && course != null && course.endedAt() != null) {
                events.add(course.resolved(course.endedAt()));
                course = course.ended();
            } else {
                Step step = step(course, sighting(sighting));
                events.addAll(step.events());
                course = step.course();
            }
        }
        if (course != null && course.endedAt() != null && !course.told()) {
            events.add(course.resolved(course.endedAt()));
        }
        return told(events);
    }

    private static Step step(@Nullable Course course, Sighting sighting) {
        return course == null ? Course.first(sighting) : course.after(sighting, QUIET);
    }

    private static String told(List<IncidentEvent> events) {
        return String.join(
                        "",
                        events.stream()
                                .flatMap(event -> switch (event) {
                                    case IncidentOpened opened -> Stream.of(" " + minutes(opened.openedAt()) + "-");
                                    case IncidentResolved resolved ->
                                        Stream.of(String.valueOf(minutes(resolved.resolvedAt())));
                                })
                                .toList())
                .strip();
    }

    private static long minutes(Instant at) {
        return Duration.between(TEN, at).toMinutes();
    }

    private static Sighting sighting(String text) {
        int dash = text.indexOf('-');
        String begin = text.substring(0, dash);
        String end = text.substring(dash + 1);
        return new Sighting(
                "a",
                "f",
                "a/f@" + begin,
                at(begin),
                end.isEmpty() ? null : at(end),
                new Details("shop", "production", "No socks", "page"));
    }

    private static Instant at(String minutes) {
        return TEN.plus(Duration.ofMinutes(Long.parseLong(minutes)));
    }
}
