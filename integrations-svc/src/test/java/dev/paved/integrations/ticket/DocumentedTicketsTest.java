package dev.paved.integrations.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page on incidents shows of tickets works. */
class DocumentedTicketsTest {

    @Test
    void tickets_are_read() {
        List<Ticket> tickets = Page.named("how-to/report-incidents.md").blocks("json").stream()
                .map(json -> TicketReport.read(json.getBytes(UTF_8)).ticket("payments"))
                .toList();

        assertThat(tickets).extracting(Ticket::id).containsExactly("desk/4711", "desk/4711");
        assertThat(tickets).extracting(Ticket::team).containsOnly("payments");
        assertThat(tickets.getFirst().closedAt()).isNull();
        assertThat(tickets.getLast().closedAt()).isEqualTo("2026-11-21T09:00:00Z");
    }
}
