package dev.paved.cli.http;

/** An event of a stream; one without data is a heartbeat. */
public record ServerSentEvent(String id, String type, String data) {

    /** Whether it only says that the stream is alive. */
    public boolean heartbeat() {
        return data.isEmpty();
    }
}
