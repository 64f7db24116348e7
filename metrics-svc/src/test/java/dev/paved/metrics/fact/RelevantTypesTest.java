package dev.paved.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelevantTypesTest {

    @Test
    void what_tells_facts_is_read_and_nothing_else() {
        // When
        List<String> read = EventTypes.all().stream()
                .map(EventTypes::typeOf)
                .filter(RelevantTypes::contain)
                .toList();

        // Then
        assertThat(read)
                .containsExactly(
                        "dev.paved.change.commits-pushed.v1",
                        "dev.paved.change.pull-request-closed.v1",
                        "dev.paved.change.pull-request-opened.v1",
                        "dev.paved.change.pull-request-updated.v1",
                        "dev.paved.deployment.external-finished.v1",
                        "dev.paved.deployment.failed.v1",
                        "dev.paved.deployment.progressed.v1",
                        "dev.paved.deployment.requested.v1",
                        "dev.paved.deployment.rolled-back.v1",
                        "dev.paved.deployment.started.v1",
                        "dev.paved.deployment.succeeded.v1",
                        "dev.paved.environment.database-provisioned.v1",
                        "dev.paved.environment.failed.v1",
                        "dev.paved.environment.ready.v1",
                        "dev.paved.environment.requested.v1",
                        "dev.paved.feedback.given.v1",
                        "dev.paved.incident.opened.v1",
                        "dev.paved.incident.resolved.v1",
                        "dev.paved.secret.changed.v1",
                        "dev.paved.service.created.v1",
                        "dev.paved.service.off-path-expired.v1",
                        "dev.paved.service.ownership-transferred.v1",
                        "dev.paved.service.registered.v1",
                        "dev.paved.service.retired.v1",
                        "dev.paved.service.template-upgrade-proposed.v1",
                        "dev.paved.service.updated.v1",
                        "dev.paved.ticket.closed.v1",
                        "dev.paved.ticket.opened.v1");
    }

    @Test
    void type_of_a_newer_version_is_not_read() {
        assertThat(RelevantTypes.contain("dev.paved.deployment.succeeded.v2")).isFalse();
    }
}
