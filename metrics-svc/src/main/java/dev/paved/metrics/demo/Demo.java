package dev.paved.metrics.demo;

import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.EventEnvelope;
import java.util.List;

/** The past of an organisation that was made up: the same for the same frame. */
final class Demo {

    private Demo() {}

    /** All that happened, by time. */
    static List<EventEnvelope> past(Frame frame) {
        Book book = new Book(frame);
        Lifecycle lifecycle = new Lifecycle(frame, book);
        Surroundings surroundings = new Surroundings(frame, book);
        Desk desk = new Desk(frame, book);
        for (Member member : Cast.members()) {
            new Delivery(member, frame, book, lifecycle).tell();
            surroundings.tell(member);
        }
        Cast.teams().forEach(desk::tell);
        new Survey(frame, book).tell();
        return book.events();
    }

    /** The event of the last deployment that succeeded. */
    static EventEnvelope last(List<EventEnvelope> past) {
        return past.reversed().stream()
                .filter(event -> event.event() instanceof DeploySucceeded)
                .findFirst()
                .orElseThrow();
    }
}
