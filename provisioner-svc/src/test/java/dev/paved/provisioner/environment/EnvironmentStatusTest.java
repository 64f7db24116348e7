package dev.paved.provisioner.environment;

import static dev.paved.provisioner.environment.EnvironmentStatus.READY;
import static dev.paved.provisioner.environment.EnvironmentStatus.UNSEEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.provisioner.target.ServiceState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentStatusTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void time_of_a_condition_stays_while_its_status_does() {
        EnvironmentStatus waiting = UNSEEN.with(READY, false, "Unreachable", "no answer", NOON)
                .with(READY, false, "QuotaExceeded", "too many pods", LATER);
        assertThat(waiting.conditions())
                .containsExactly(new Condition(READY, "False", "QuotaExceeded", "too many pods", NOON));
        assertThat(waiting.with(READY, true, "Provisioned", "all there", LATER).conditions())
                .containsExactly(new Condition(READY, "True", "Provisioned", "all there", LATER));
    }

    @Test
    void services_are_available_when_all_are() {
        ServiceState api = new ServiceState("api", "a:1", true, "Available", null, null);
        ServiceState web = new ServiceState("web", "w:1", false, "ImagePullBackOff", "no such image", null);
        assertThat(UNSEEN.seeing(List.of(api, web), NOON).conditions())
                .containsExactly(
                        new Condition("ServicesAvailable", "False", "ImagePullBackOff", "1 of 2 available", NOON));
        assertThat(UNSEEN.seeing(List.of(api), NOON).conditions())
                .containsExactly(new Condition("ServicesAvailable", "True", "AllAvailable", "1 of 1 available", NOON));
        assertThat(UNSEEN.seeing(List.of(), NOON)).isEqualTo(UNSEEN);
    }

    @Test
    void drift_is_counted_with_the_command_that_shows_it() {
        String command = "; see them with: platform env drift pr-1";
        assertThat(UNSEEN.lookedAt()).isFalse();
        assertThat(UNSEEN.drifted("pr-1", 0, 0, NOON).conditions())
                .containsExactly(new Condition("InSync", "True", "AsDeclared", "all of it is as declared", NOON));
        assertThat(UNSEEN.drifted("pr-1", 0, 2, NOON).conditions())
                .containsExactly(
                        new Condition("InSync", "False", "Drifted", "2 fields are not as declared" + command, NOON));
        assertThat(UNSEEN.drifted("pr-1", 3, 1, NOON).conditions())
                .containsExactly(new Condition(
                        "InSync",
                        "False",
                        "Drifted",
                        "1 field is not as declared, and 3 more that are accepted" + command,
                        NOON));
        assertThat(UNSEEN.drifted("pr-1", 1, 0, NOON).conditions())
                .containsExactly(new Condition(
                        "InSync",
                        "False",
                        "DriftAccepted",
                        "1 field is not as declared, which is accepted" + command,
                        NOON));
        assertThat(UNSEEN.drifted("pr-1", 1, 0, NOON).lookedAt()).isTrue();
    }

    @Test
    void status_is_kept_as_it_was() {
        EnvironmentStatus status = UNSEEN.seeing(
                        List.of(new ServiceState("api", "a:1", false, "NotAvailableYet", "not yet", "http://a")), NOON)
                .with(READY, false, "NotAvailableYet", "not yet", NOON);
        assertThat(Stored.read(Stored.text(status), EnvironmentStatus.class)).isEqualTo(status);
    }
}
