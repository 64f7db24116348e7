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

class RollbackTest {
    private static final String ROLLBACK = "POST /api/deployments/rollback";
    private static final Terminal ALL = new Terminal(true, true, true);
    private static final String PAST = "\"detail\":\"1 ran before 'V2', which can't be"
            + " undone.\",\"next\":\"platform rollback hello --env staging --to 1 --override-migration REASON\"";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void reason_is_asked_for_on_a_terminal_and_sent() {
        // Given
        platform.on(ROLLBACK, problem(409, PAST), json(202, "{\"id\":\"dep-1\",\"status\":\"running\"}"));

        // When
        var result = Typed.at(platform, home)
                .on(ALL)
                .reading("It only adds\n")
                .run("rollback", "hello", "--env", "staging", "--no-wait");

        // Then
        assertThat(result.err()).contains("1 ran before 'V2', which can't be undone.", "Why (nothing to leave it):");
        assertThat(platform.received(ROLLBACK)).hasSize(2);
        assertThat(platform.received(ROLLBACK).getLast().body()).contains("\"overrideMigration\":\"It only adds\"");
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "  \n", ""})
    void nothing_changes_without_an_answer(String typed) {
        // Given
        platform.on(ROLLBACK, problem(409, PAST));

        // When
        var result = Typed.at(platform, home).on(ALL).reading(typed).run("rollback", "hello", "--env", "staging");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Cancelled; nothing was changed.");
        assertThat(platform.received(ROLLBACK)).hasSize(1);
    }

    @Test
    void nobody_is_asked_where_there_is_no_terminal() {
        // Given
        platform.on(ROLLBACK, problem(409, PAST));

        // When
        var result = Typed.at(platform, home).run("rollback", "hello", "--env", "staging");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("next: platform rollback hello --env staging --to 1 --override-migration REASON");
        assertThat(platform.received(ROLLBACK)).hasSize(1);
    }
}
