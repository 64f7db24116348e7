package dev.paved.integrations.stream;

/** Something to send to the reader of a stream. */
sealed interface Message {

    /** After which event the reader would go on. */
    Cursor cursor();

    /** An event. */
    record Event(Cursor cursor, StoredEvent event) implements Message {}

    /** That the stream lives, and how far it has come. */
    record Heartbeat(Cursor cursor) implements Message {}
}
