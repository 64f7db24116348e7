package dev.paved.integrations.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.PlatformEvent;
import dev.paved.events.cdevents.CdEvent;
import dev.paved.events.cdevents.CdEvents;
import dev.paved.events.cdevents.FromCdEvent;
import dev.paved.events.cdevents.FromCdEvent.Malformed;
import dev.paved.events.cdevents.FromCdEvent.Mapped;
import dev.paved.events.cdevents.FromCdEvent.NotMapped;
import dev.paved.integrations.cdevents.EventsReceipt.EventReceipt;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.EnvironmentNames;
import dev.paved.integrations.inbound.Notice;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.kit.persistence.PlainText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes CDEvents once each: all are read before the first is taken. */
@Singleton
class CdEventIntake {
    private static final String PLATFORM = "/paved/";
    private static final int LONGEST_NAME = 250;

    private final Deliveries deliveries;

    CdEventIntake(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    private record Read(Envelope envelope, FromCdEvent event) {}

    EventsReceipt take(List<Envelope> envelopes) {
        List<Read> all = envelopes.stream()
                .map(envelope -> new Read(envelope, read(envelope)))
                .toList();
        return EventsReceipt.of(all.stream().map(this::take).toList());
    }

    private static FromCdEvent read(Envelope envelope) {
        FromCdEvent read = CdEvents.read(envelope.data().toString().getBytes(UTF_8), EnvironmentNames::typeOf);
        if (read instanceof Malformed(String pointer, String cause)) {
            throw Envelopes.refused(envelope.pointer() + pointer, cause);
        }
        if (read instanceof Mapped(CdEvent.Context context, PlatformEvent event)) {
            requireSame(envelope, "id", envelope.id(), context.id());
            requireSame(envelope, "source", envelope.source(), context.source());
            requireSame(envelope, "type", envelope.type(), context.type());
            requirePlain(envelope, "/subject/id", CdEventNotices.subject(event));
            requirePlain(envelope, "/subject/content", event.key());
        }
        return read;
    }

    private static void requireSame(Envelope envelope, String attribute, String outside, String inside) {
        if (!outside.equals(inside)) {
            throw Envelopes.refused(
                    envelope.pointer() + "/context/" + attribute,
                    "is " + inside + ", but the CloudEvent's " + attribute + " is " + outside);
        }
    }

    /** What becomes the subject and the key of an event is short, and has no control characters. */
    private static void requirePlain(Envelope envelope, String pointer, String name) {
        if (!PlainText.of(name, LONGEST_NAME).equals(name)) {
            throw Envelopes.refused(
                    envelope.pointer() + pointer,
                    "has a name with control characters or more than " + LONGEST_NAME + " characters");
        }
    }

    private EventReceipt take(Read read) {
        String id = read.envelope().id();
        return switch (read.event()) {
            case NotMapped(String type, String reason) -> new EventReceipt(id, Status.IGNORED, type + ": " + reason);
            case Malformed(String ignored, String cause) -> new EventReceipt(id, Status.IGNORED, cause);
            case Mapped mapped
            when mapped.context().source().startsWith(PLATFORM) ->
                new EventReceipt(id, Status.IGNORED, "the platform published it itself");
            case Mapped mapped ->
                CdEventNotices.of(mapped.context(), mapped.event())
                        .map(notice -> new EventReceipt(id, take(mapped.context(), notice), null))
                        .orElseGet(() ->
                                new EventReceipt(id, Status.IGNORED, "the platform tells of its environments itself"));
        };
    }

    /** The id of an event is unique within its source only, and may be long. */
    private Status take(CdEvent.Context context, Notice notice) {
        String id = UUID.nameUUIDFromBytes((context.source() + "\n" + context.id()).getBytes(UTF_8))
                .toString();
        String chain = Optional.ofNullable(context.chainId())
                .filter(given -> !given.isBlank())
                .orElse(id);
        return deliveries.take(
                new Delivery("cdevents", id, context.type()),
                session -> deliveries.publish(session, chain, context.id(), List.of(notice)),
                Status.DUPLICATE);
    }
}
