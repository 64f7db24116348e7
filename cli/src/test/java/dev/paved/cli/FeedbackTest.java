package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {
    private static final String GIVE = "POST /api/metrics/feedback";
    private static final Terminal ALL = new Terminal(true, true, true);

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void score_alone_is_sent_alone() {
        // Given
        platform.on(GIVE, json(201, "{\"feedback\":\"f1\",\"score\":9}"));

        // When
        var result = Typed.at(platform, home).run("feedback", "--score", "9");

        // Then
        assertThat(result.out()).isEqualTo("Thank you.\n");
        var sent = platform.received(GIVE).getFirst();
        assertThat(sent.body()).isEqualTo("{\"score\":9,\"consent\":false}");
        assertThat(sent.header("Idempotency-key")).isNotBlank();
    }

    @Test
    void comment_is_sent_with_consent_and_team() {
        // Given
        platform.on(GIVE, json(201, "{}"));

        // When
        Typed.at(platform, home)
                .run("feedback", "--score", "10", "--comment", "Fast!", "--consent", "--team", "payments");

        // Then
        assertThat(platform.received(GIVE).getFirst().body())
                .isEqualTo("{\"score\":10,\"consent\":true,\"comment\":\"Fast!\",\"team\":\"payments\"}");
    }

    @Test
    void comment_without_consent_is_not_sent() {
        var result = Typed.at(platform, home).run("feedback", "--score", "3", "--comment", "Slow");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("kept and shown to others", "--consent");
        assertThat(platform.received(GIVE)).isEmpty();
    }

    @Test
    void score_is_asked_for_on_a_terminal() {
        // Given
        platform.on(GIVE, json(201, "{}"));

        // When
        var result = Typed.at(platform, home).on(ALL).reading("0\n").run("feedback");

        // Then
        assertThat(result.err()).contains("How likely are you to recommend the platform");
        assertThat(platform.received(GIVE).getFirst().body()).startsWith("{\"score\":0,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11\n", "-1\n", "good\n", "\n", ""})
    void answer_that_is_no_score_is_not_sent(String typed) {
        var result = Typed.at(platform, home).on(ALL).reading(typed).run("feedback");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("a number from 0 to 10");
        assertThat(platform.received(GIVE)).isEmpty();
    }

    @Test
    void nobody_is_asked_where_there_is_no_terminal() {
        var result = Typed.at(platform, home).run("feedback");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("add --score");
    }

    @Test
    void refusal_is_told() {
        // Given
        platform.on(GIVE, problem(400, "\"title\":\"Invalid request\",\"detail\":\"The feedback is not right.\""));

        // When
        var result = Typed.at(platform, home).run("feedback", "--score", "5");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("The feedback is not right.");
    }
}
