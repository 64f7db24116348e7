package dev.paved.metrics.demo;

import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import java.time.Duration;
import java.time.Instant;

/** How a service joins the catalog, gets onto a golden path, and leaves. */
final class Lifecycle {

    private static final double RETIREMENT = 0.82;
    private static final double TRANSFER = 0.7;
    private static final Duration EXCEPTION = Duration.ofDays(180);

    private final Frame frame;
    private final Book book;

    Lifecycle(Frame frame, Book book) {
        this.frame = frame;
        this.book = book;
    }

    /** Tells it of {@code member}, whose first commit is {@code commit}. */
    void tell(Member member, String commit) {
        Instant arrival = frame.at(member.arrives());
        if (member.madeFromPath()) {
            String path = member.language() + "-" + member.type();
            write(
                    arrival,
                    member,
                    new ServiceCreated(
                            member.name(),
                            member.type(),
                            member.language(),
                            member.team(),
                            path,
                            "1.0.0",
                            member.repository(),
                            "0.1.0",
                            commit));
        } else {
            write(arrival, member, registered(member, false, "It was there before the platform.", arrival));
            write(frame.at(member.moves()), member, registered(member, true, null, arrival));
        }
        if (member.name().equals(Cast.TRANSFERRED)) {
            write(frame.at(TRANSFER), member, new OwnershipTransferred(member.name(), member.team(), Cast.RECEIVER));
        }
        write(end(member), member, new ServiceRetired(member.name(), "Nobody reads its reports any more."));
    }

    /** When it is retired; after the end for nearly all. */
    Instant end(Member member) {
        return member.name().equals(Cast.RETIRED) ? frame.at(RETIREMENT) : frame.end();
    }

    private static ServiceRegistered registered(
            Member member, boolean onPath, @org.jspecify.annotations.Nullable String reason, Instant arrival) {
        return new ServiceRegistered(
                member.name(),
                member.type(),
                member.team(),
                member.repository(),
                onPath,
                reason,
                onPath ? null : arrival.plus(EXCEPTION));
    }

    private void write(Instant at, Member member, dev.paved.events.ServiceEvent event) {
        book.tell(at, "service/" + member.name(), Cast.people(member.team()).getFirst(), event);
    }
}
