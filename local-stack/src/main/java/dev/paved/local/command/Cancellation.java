package dev.paved.local.command;

import java.io.PrintWriter;

/** Says what Ctrl-C means while a command waits, and ends it with the code of a cancelled one. */
final class Cancellation implements AutoCloseable {
    private static final int CANCELLED = 2;

    private final PrintWriter messages;
    private final Thread hook = new Thread(this::cancelled, "cancelled");
    private volatile String meaning;

    Cancellation(PrintWriter messages, String meaning) {
        this.messages = messages;
        this.meaning = meaning;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What it means from now on. */
    void means(String sentence) {
        meaning = sentence;
    }

    private void cancelled() {
        messages.println();
        messages.println(meaning);
        messages.flush();
        Runtime.getRuntime().halt(CANCELLED);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running and ends the process.
        }
    }
}
