package dev.paved.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.board.Row.Ended;
import dev.paved.metrics.demo.DemoPast;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.JoinedFacts;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecollectionTest {

    private static final int DAY = 24;

    private final Recollection recollection = new Recollection(DoraRules.DEFAULT);
    private final JoinedFacts facts = new JoinedFacts();

    @Test
    void row_of_what_is_remembered_is_the_row_of_all_facts_through_a_year() {
        // Given
        List<EventEnvelope> year = DemoPast.year();
        int recalled = 0;
        int told = 0;

        // When
        for (int i = 0; i < year.size(); i++) {
            FactBatch batch = Retelling.folded(List.of(year.get(i)));
            Instant asOf = year.get(i).time();
            facts.join(batch);
            for (Map.Entry<String, FactKeys> keys : FactKeys.of(batch).entrySet()) {
                told++;
                if (keys.getValue().all() || recollection.since(keys.getKey()).isEmpty()) {
                    recollection.of(all(keys.getKey()), asOf);
                    continue;
                }
                Optional<Row> row = recollection.after(keys.getKey(), facts.told(batch), asOf);
                if (row.isPresent()) {
                    recalled++;
                    if (recalled % 20 == 0) {
                        assertThat(numbers(row.get())).isEqualTo(numbers(all(keys.getKey()), asOf));
                    }
                } else {
                    recollection.of(all(keys.getKey()), asOf);
                }
            }
        }

        // Then
        assertThat(told).isGreaterThan(10_000);
        assertThat((double) recalled / told).isGreaterThan(0.9);
    }

    @Test
    void nothing_is_remembered_of_a_service_whose_past_is_told_otherwise() {
        // Given
        Story story = new Story("hello");
        story.deployment("d1", "1").succeeded(1);
        story.deployment("d2", "2").succeeded(50 * DAY);
        story.deployment("d3", "3").succeeded(99 * DAY);
        facts.join(Retelling.folded(story.events()));
        recollection.of(all("hello"), story.hour(100 * DAY));
        Story late = new Story("hello");
        late.deployment("d0", "0").succeeded(2);
        FactBatch told = Retelling.folded(late.events());
        facts.join(told);

        // When
        Optional<Row> row = recollection.after("hello", facts.told(told), story.hour(100 * DAY));

        // Then
        assertThat(row).isEmpty();
        assertThat(recollection.since("hello")).isEmpty();
    }

    @Test
    void nothing_is_remembered_of_a_service_that_can_not_be_settled() {
        // Given: at first it can
        Story story = new Story("hello");
        story.deployment("d1", "1").succeeded(1);
        story.deployment("d2", "2").succeeded(50 * DAY);
        facts.join(Retelling.folded(story.events()));
        recollection.of(all("hello"), story.hour(100 * DAY));
        assertThat(recollection.since("hello")).isPresent();

        // When: d3 is told to have undone one that went back later than up to when it is settled
        story.deployment("d3", "1").succeeded(99 * DAY);
        story.deployment("d4", "4").rolledBack(100 * DAY + 2, "d3");
        facts.join(Retelling.folded(story.events()));
        recollection.of(all("hello"), story.hour(101 * DAY));

        // Then
        assertThat(recollection.since("hello")).isEmpty();
    }

    private ServiceFacts all(String service) {
        return facts.of(service).orElseThrow();
    }

    private static List<Object> numbers(ServiceFacts facts, Instant asOf) {
        return numbers(Row.of(facts, DoraRules.DEFAULT, asOf));
    }

    private static List<Object> numbers(Row row) {
        Map<Ended, Long> ended = row.ended();
        Map<Window, Metrics> metrics = row.metrics();
        Map<String, Map<Window, Metrics>> teams = new HashMap<>();
        row.byTeam()
                .forEach((team, judged) ->
                        teams.put(team, GroupMetrics.of(List.of(judged), DoraRules.DEFAULT, row.judgedAt())));
        return List.of(row.service(), row.team(), ended, metrics, teams, row.stale());
    }
}
