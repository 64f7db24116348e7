package dev.paved.cli.http;

/** What came of opening an event stream. */
sealed interface StreamAnswer {

    /** It is open; the reader closes it. */
    record Opened(EventStream events) implements StreamAnswer {}

    /** The server answered with something else. */
    record Refused(Answer answer) implements StreamAnswer {}
}
