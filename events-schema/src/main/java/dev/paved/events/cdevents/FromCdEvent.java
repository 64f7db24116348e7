package dev.paved.events.cdevents;

import dev.paved.events.PlatformEvent;

/** What became of a CDEvent on its way to the platform. */
public sealed interface FromCdEvent {

    /** It says that {@code event} happened; its {@code context} gives the envelope's time, chain and identity. */
    record Mapped(CdEvent.Context context, PlatformEvent event) implements FromCdEvent {}

    /** The platform has nothing like it, for {@code reason}: to be skipped. */
    record NotMapped(String type, String reason) implements FromCdEvent {}

    /** It is no CDEvent: to be refused with {@code cause}, for what is at {@code pointer}, a JSON pointer. */
    record Malformed(String pointer, String cause) implements FromCdEvent {}
}
