package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.inbound.Arrivals.Arrival;
import dev.paved.integrations.inbound.Standing.Refusals;
import dev.paved.integrations.inbound.Standing.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Hook HOOK = new Hook("tool", "the tool", "TOOL_SECRET", "the tool's settings");
    private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

    @Test
    void without_a_secret_nothing_is_connected_whatever_came_before() {
        assertThat(Standing.of(HOOK, false, List.of(arrival("accepted", 3, 0))).state())
                .isEqualTo(State.NOT_CONFIGURED);
    }

    @Test
    void what_is_refused_does_not_connect() {
        Standing standing = Standing.of(HOOK, true, List.of(arrival("untrusted", 3, 0)));

        assertThat(standing.state()).isEqualTo(State.SILENT);
        assertThat(standing.refused()).isEqualTo(3);
        assertThat(standing.lastAcceptedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"accepted", "duplicate", "ignored"})
    void what_is_believed_connects_whatever_followed(String outcome) {
        Standing standing = Standing.of(HOOK, true, List.of(arrival(outcome, 2, 0)));

        assertThat(standing.state()).isEqualTo(State.CONNECTED);
        assertThat(standing.accepted()).isEqualTo(2);
        assertThat(standing.refused()).isZero();
    }

    @Test
    void the_last_of_all_is_told() {
        Standing standing = Standing.of(
                HOOK,
                true,
                List.of(
                        arrival("accepted", 1, 5),
                        arrival("ignored", 1, 7),
                        arrival("unreadable", 2, 1),
                        arrival("untrusted", 3, 9)));

        assertThat(standing.lastAcceptedAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(standing.lastAcceptedType()).isEqualTo("type-of-ignored");
        assertThat(standing.lastRefusedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(standing.refusals()).extracting(Refusals::outcome).containsExactly("untrusted", "unreadable");
        assertThat(standing.refusals().getFirst().reason()).endsWith("the tool's settings with TOOL_SECRET");
    }

    private static Arrival arrival(String outcome, long count, int seconds) {
        return new Arrival("tool", outcome, count, NOW.plusSeconds(seconds), "type-of-" + outcome);
    }
}
