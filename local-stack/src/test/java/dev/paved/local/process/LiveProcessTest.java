package dev.paved.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LiveProcessTest {
    private Process sleeping;

    @BeforeEach
    void something_runs() throws IOException {
        sleeping = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void stop() {
        sleeping.destroyForcibly();
    }

    @Test
    void a_process_is_found_again_by_what_was_written_of_it() {
        // Given
        var process = LiveProcess.of(sleeping.toHandle());
        String written = process.birth().toString();

        // When
        var again = new LiveProcess(process.pid(), Birth.parse(written).orElseThrow());

        // Then
        assertThat(again).isEqualTo(process);
        assertThat(again.isAlive()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void no_step_of_the_clock_changes_who_a_process_is() {
        assertThat(LiveProcess.of(sleeping.toHandle()).birth()).isInstanceOf(Birth.AtTick.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_of_another_boot_is_another_one() {
        // Given
        var birth = (Birth.AtTick) LiveProcess.of(sleeping.toHandle()).birth();

        // When
        var before = new LiveProcess(sleeping.pid(), new Birth.AtTick("another-boot", birth.ticks()));

        // Then
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    void a_process_that_is_known_by_the_clock_is_found_and_another_is_not() {
        // Given
        Instant start = sleeping.info().startInstant().orElseThrow();

        // Then
        assertThat(new LiveProcess(sleeping.pid(), new Birth.AtTime(start.plusSeconds(1))).isAlive())
                .isTrue();
        assertThat(new LiveProcess(sleeping.pid(), new Birth.AtTime(start.minusSeconds(60))).isAlive())
                .isFalse();
    }

    @Test
    void the_age_is_told_by_the_birth() {
        assertThat(LiveProcess.of(ProcessHandle.current()).age())
                .isPositive()
                .isLessThan(Duration.ofDays(1))
                .isGreaterThanOrEqualTo(LiveProcess.of(sleeping.toHandle()).age());
    }

    @Test
    void all_are_stopped_also_those_that_do_not_want_to() throws IOException {
        // Given
        Process stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; echo; sleep 60 & wait; wait").start();
        assertThat(stubborn.getInputStream().read()).isEqualTo('\n');
        var all = List.of(LiveProcess.of(sleeping.toHandle()), LiveProcess.of(stubborn.toHandle()));
        var orphan = all.getLast().descendants();

        // When
        LiveProcess.stopAll(all, Duration.ofMillis(200));

        // Then
        assertThat(all).noneMatch(LiveProcess::isAlive);
        orphan.forEach(LiveProcess::kill);
    }
}
