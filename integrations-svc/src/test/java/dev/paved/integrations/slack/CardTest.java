package dev.paved.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventJson;
import dev.paved.integrations.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    @Test
    void what_happens_next_adds_to_what_is_known_and_who_began_it_stays() {
        Card first = card(Mark.WAITING, "requested", Map.of(Card.BY, "ada", "Version", "1.0"), NOW);
        Card then = card(Mark.BAD, "failed", Map.of(Card.BY, "bob", "Took", "3 s"), NOW.plusSeconds(3));

        assertThat(first.then(then))
                .isEqualTo(card(
                        Mark.BAD,
                        "failed",
                        Map.of(Card.BY, "ada", "Version", "1.0", "Took", "3 s"),
                        NOW.plusSeconds(3)));
    }

    @Test
    void what_is_older_changes_nothing() {
        Card late = card(Mark.GOOD, "serves", Map.of(), NOW);

        assertThat(late.then(card(Mark.GOING, "rolling out", Map.of("Requests", "20 %"), NOW.minusSeconds(1))))
                .isEqualTo(late);
    }

    @Test
    void events_of_one_source_and_subject_are_in_the_order_of_their_sequence_whatever_its_clocks_say() {
        Card second = told("/paved/deployer", 2, NOW, 50);

        assertThat(second.then(told("/paved/deployer", 3, NOW.minusSeconds(9), 80))
                        .facts())
                .containsEntry("Requests", "80 %");
        assertThat(second.then(told("/paved/deployer", 1, NOW.plusSeconds(9), 20)))
                .isEqualTo(second);
    }

    @Test
    void events_of_several_sources_are_in_the_order_of_their_clocks() {
        Card here = told("/paved/deployer", 7, NOW, 50);

        assertThat(here.then(told("/paved/integrations", 1, NOW.plusSeconds(1), 80))
                        .facts())
                .containsEntry("Requests", "80 %");
        assertThat(here.then(told("/paved/integrations", 9, NOW.minusSeconds(1), 20)))
                .isEqualTo(here);
    }

    @Test
    void card_that_was_kept_without_a_sequence_is_older_by_its_clock() throws Exception {
        Card kept = EventJson.mapper().readValue("""
                {"mark":"GOING","title":"shop: rolling out","facts":{"Requests":"20 %"},"detail":null,"url":null,
                 "at":"2026-01-31T08:00:00Z"}""", Card.class);

        assertThat(kept.then(told("/paved/deployer", 3, NOW.plusSeconds(1), 80)).facts())
                .containsEntry("Requests", "80 %");
        assertThat(kept.then(told("/paved/deployer", 3, NOW.minusSeconds(1), 80)))
                .isEqualTo(kept);
    }

    private static Card told(String source, long sequence, Instant at, int weight) {
        DeployProgressed progress = new DeployProgressed(
                "d-1", "shop", "production", EnvironmentType.PRODUCTION, "1.4.0", null, "canary", weight, null);
        return new Tellings()
                .of(Published.by(source, "deployment/d-1", sequence, at, progress))
                .card();
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 s", "PT59.9S,59 s", "PT60S,1 min", "PT90S,1 min 30 s", "PT3605S,1 h 5 s", "PT25H3M,1 d 1 h"})
    void duration_is_told_by_its_greatest_parts(Duration duration, String words) {
        assertThat(Facts.words(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"C0123ABCD,true", "G0123ABCD,true", "#general,false", "c0123abcd,false", "general,false", "C1,false"})
    void channel_is_known_by_its_id(String text, boolean channel) {
        assertThat(SlackChannel.parse(text).isPresent()).isEqualTo(channel);
    }

    private static Card card(Mark mark, String title, Map<String, String> facts, Instant at) {
        return new Card(mark, title, facts, null, null, at, null);
    }
}
