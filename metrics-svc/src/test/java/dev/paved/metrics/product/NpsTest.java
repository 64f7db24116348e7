package dev.paved.metrics.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpsTest {

    private static final Instant MAY = Instant.parse("2026-05-15T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void nothing_is_known_without_responses() {
        assertThat(new Log().at(MAY).in(Window.WEEK).nps()).isEqualTo(new Nps("2026-Q2", null, 0, 0, 0, 0));
    }

    @Test
    void promoters_less_detractors_are_told_in_percent_of_all() {
        // Given: 9 and 10 promote, 7 and 8 do neither, 6 and less detract
        Log log = new Log()
                .feedback("f1", 10, "team-a", MAY)
                .feedback("f2", 9, "team-a", MAY)
                .feedback("f3", 9, "team-b", MAY)
                .feedback("f4", 8, "team-b", MAY)
                .feedback("f5", 7, null, MAY)
                .feedback("f6", 6, "team-b", MAY)
                .feedback("f7", 0, null, MAY)
                .feedback("f8", 7, null, MAY);

        // Then
        Seen seen = log.at(MAY);
        assertThat(seen.in(Window.WEEK).nps()).isEqualTo(new Nps("2026-Q2", 12.5, 3, 3, 2, 8));
        assertThat(seen.of("team-b", Window.WEEK).nps()).isEqualTo(new Nps("2026-Q2", 0.0, 1, 1, 1, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, -100", "6, -100", "7, 0", "8, 0", "9, 100", "10, 100"})
    void only_response_decides(int score, double nps) {
        assertThat(new Log()
                        .feedback("f", score, null, MAY)
                        .at(MAY)
                        .in(Window.WEEK)
                        .nps()
                        .score())
                .isEqualTo(nps);
    }

    @Test
    void responses_of_other_quarters_do_not_count() {
        // Given
        Log log = new Log()
                .feedback("f1", 10, null, Instant.parse("2026-03-31T23:59:59.999999Z"))
                .feedback("f2", 0, null, Instant.parse("2026-04-01T00:00:00Z"))
                .feedback("f3", 10, null, MAY.plusSeconds(1));

        // Then
        assertThat(log.at(MAY).in(Window.WEEK).nps()).isEqualTo(new Nps("2026-Q2", -100.0, 0, 0, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T21:59:59.999999Z, 2026-Q1",
        "2026-03-31T22:00:00Z, 2026-Q2",
        "2026-12-31T22:59:59Z, 2026-Q4",
        "2026-12-31T23:00:00Z, 2027-Q1",
        "2028-02-29T12:00:00Z, 2028-Q1"
    })
    void quarters_begin_at_midnight_in_their_zone(Instant instant, String quarter) {
        assertThat(Quarter.of(instant, BERLIN).label()).isEqualTo(quarter);
        assertThat(Quarter.of(instant, BERLIN).contains(instant)).isTrue();
    }

    @Test
    void quarters_are_as_long_as_the_calendar_and_the_clocks_make_them() {
        assertThat(length("2027-Q1", ZoneOffset.UTC)).isEqualTo(Duration.ofDays(90));
        assertThat(length("2028-Q1", ZoneOffset.UTC)).isEqualTo(Duration.ofDays(91));
        assertThat(length("2027-Q1", BERLIN)).isEqualTo(Duration.ofDays(90).minusHours(1));
        assertThat(length("2027-Q4", BERLIN)).isEqualTo(Duration.ofDays(92).plusHours(1));
    }

    @Test
    void comment_without_consent_is_never_kept() {
        // Given: an event that should not be
        Log log = new Log().comment("f1", 9, "Fast!", true, MAY).comment("f2", 3, "told in confidence", false, MAY);

        // When
        Comments comments =
                Comments.of(log.at(MAY).quarter(), log.at(MAY).facts().feedback());

        // Then
        assertThat(comments.items()).containsExactly(new Comments.Comment(9, null, "Fast!", MAY));
        assertThat(comments.nps().samples()).isEqualTo(2);
        assertThat(log.at(MAY).facts().toString()).doesNotContain("in confidence");
    }

    @Test
    void score_that_is_none_is_no_response() {
        assertThat(new Log()
                        .feedback("f", 11, null, MAY)
                        .at(MAY)
                        .in(Window.WEEK)
                        .nps()
                        .samples())
                .isZero();
    }

    private static Duration length(String quarter, ZoneId zone) {
        Quarter found = Quarter.labelled(quarter, zone).orElseThrow();
        return Duration.between(found.start(), found.end());
    }
}
