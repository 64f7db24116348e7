package dev.paved.integrations.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.cdevents.CdEvents;
import dev.paved.events.cdevents.FromCdEvent;
import dev.paved.integrations.Page;
import dev.paved.integrations.inbound.EnvironmentNames;
import org.junit.jupiter.api.Test;

/** What the page on incidents shows of CDEvents works. */
class DocumentedCdEventTest {

    @Test
    void event_of_the_command_is_taken() {
        String event = Page.named("how-to/report-incidents.md").body("/api/webhooks/cdevents");

        assertThat(CdEvents.read(event.getBytes(UTF_8), EnvironmentNames::typeOf))
                .isInstanceOfSatisfying(
                        FromCdEvent.Mapped.class,
                        mapped -> assertThat(CdEventNotices.of(mapped.context(), mapped.event()))
                                .isPresent());
    }
}
