package dev.paved.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.store.Offsets.Move;
import dev.paved.metrics.store.Offsets.StaleOwner;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class BatchWriterIT {

    /** Longer than an index takes, and too random to be compressed. */
    private static final int LONG = 20_000;

    @Inject
    BatchWriter writer;

    @BeforeEach
    void begin() throws SQLException {
        writer.offsets(Records.TOPIC, List.of(Records.PARTITION));
    }

    @AfterEach
    void forget() {
        Tables.execute("delete from partition_offset where topic = '" + Records.TOPIC + "'");
        Tables.execute("delete from dead_record where topic = '" + Records.TOPIC + "'");
    }

    @Test
    void batch_is_committed_with_its_dead_records_and_how_far_it_reaches() throws SQLException {
        // Given
        Records records =
                new Records().and(new Story("written").created("team-a")).and(Stream.garbage("loose"));

        // When
        write(records, 0);

        // Then
        assertThat(services("written")).isEqualTo(1);
        assertThat(dead()).isEqualTo(1);
        assertThat(place()).isEqualTo(2);
    }

    @Test
    void batch_of_a_stale_owner_commits_nothing() throws SQLException {
        // Given
        write(new Records().and(new Story("first").created("team-a")), 0);
        Records stale = new Records().and(new Story("stale").created("team-a")).and(Stream.garbage("loose"));

        // When
        assertThatThrownBy(() -> write(stale, 0)).isInstanceOf(StaleOwner.class);

        // Then
        assertThat(services("stale")).isZero();
        assertThat(dead()).isZero();
        assertThat(place()).isEqualTo(1);
    }

    @Test
    void event_with_a_text_that_the_database_cannot_keep_is_dead_and_the_rest_goes_on() throws SQLException {
        // Given
        Records records = new Records()
                .and(new Story("before-nul").created("team-a"))
                .and(new Story("with-nul").created("team\0a"))
                .and(new Story("after-nul").created("team-a"));

        // When
        write(records, 0);

        // Then
        assertThat(services("before-nul")).isEqualTo(1);
        assertThat(services("after-nul")).isEqualTo(1);
        assertThat(dead()).isEqualTo(1);
        assertThat(place()).isEqualTo(3);
    }

    @Test
    void event_with_a_name_too_long_for_an_index_is_dead_and_the_rest_goes_on() throws SQLException {
        // Given
        Records records =
                new Records().and(new Story("long").created(longText())).and(new Story("after-long").created("team-a"));

        // When
        write(records, 0);

        // Then
        assertThat(services("after-long")).isEqualTo(1);
        assertThat(dead()).isEqualTo(1);
        assertThat(place()).isEqualTo(2);
    }

    @Test
    void commit_with_an_id_of_any_length_is_kept() throws SQLException {
        // When
        write(new Records().and(new Story("long-commit").pushed(1, longText())), 0);

        // Then
        assertThat(dead()).isZero();
        assertThat(Tables.count("select max(length(sha)) from pushed_commit where service = 'long-commit'"))
                .isEqualTo(LONG);
    }

    @Test
    void text_that_no_fact_has_may_be_anything() throws SQLException {
        // Given
        Story story = new Story("noisy");
        story.tell(
                story.hour(1),
                new DeployFailed(
                        "noisy-1",
                        "noisy",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "1",
                        null,
                        DeploymentKind.PLANNED,
                        false,
                        "it broke",
                        List.of("a log line with \0 in it"),
                        null,
                        story.hour(1)));

        // When
        write(new Records().and(story), 0);

        // Then
        assertThat(dead()).isZero();
        assertThat(Tables.count("select count(*) from deployment where id = 'noisy-1'"))
                .isEqualTo(1);
    }

    @Test
    void commit_of_an_impossible_date_is_kept() throws SQLException {
        // Given
        Story story = new Story("timeless");
        story.pushed(story.hour(1), Story.commit("c1", Instant.MAX), Story.commit("c2", Instant.MIN));

        // When
        write(new Records().and(story), 0);

        // Then
        assertThat(dead()).isZero();
        assertThat(Tables.count("select count(*) from pushed_commit where service = 'timeless'"))
                .isEqualTo(2);
    }

    private void write(Records records, long from) throws SQLException {
        writer.write(Records.TOPIC, records.batch(), List.of(new Move(Records.PARTITION, from, from + records.size())));
    }

    private long place() throws SQLException {
        return Map.copyOf(writer.offsets(Records.TOPIC, List.of(Records.PARTITION)))
                .get(Records.PARTITION);
    }

    private static long services(String name) {
        return Tables.count("select count(*) from service where name = '" + name + "'");
    }

    private static long dead() {
        return Tables.count("select count(*) from dead_record where topic = '" + Records.TOPIC + "'");
    }

    private static String longText() {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(LONG, 'a', 'z').forEach(letter -> text.append((char) letter));
        return text.toString();
    }
}
