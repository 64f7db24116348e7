package dev.paved.events.cdevents;

/** What became of an event of the platform on its way to CDEvents. */
public sealed interface ToCdEvent {

    /** It is this CDEvent. */
    record Mapped(CdEvent event) implements ToCdEvent {}

    /** CDEvents has nothing like it, for {@code reason}. */
    record NotMapped(String reason) implements ToCdEvent {}
}
