package dev.paved.integrations.cdevents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.integrations.inbound.Answer;
import dev.paved.integrations.inbound.Receipt.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to CDEvents.
 *
 * @param status accepted if any of them was, else duplicate if any was here before
 * @param events what became of each
 */
public record EventsReceipt(Status status, List<EventReceipt> events) implements Answer {

    /**
     * What became of an event.
     *
     * @param reason why it is ignored
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventReceipt(
            String id, Status status, @Nullable String reason) {}

    static EventsReceipt of(List<EventReceipt> events) {
        Status status = List.of(Status.ACCEPTED, Status.DUPLICATE).stream()
                .filter(one -> events.stream().anyMatch(event -> event.status() == one))
                .findFirst()
                .orElse(Status.IGNORED);
        return new EventsReceipt(status, events);
    }
}
