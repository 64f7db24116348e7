package dev.paved.deployer.local;

import java.time.Duration;

/** How lengths of time and ends of programs are told. */
final class Words {

    private static final int SIGNALLED = 128;
    private static final int NOT_FOUND = 127;

    private Words() {}

    static String of(Duration duration) {
        return duration.toSeconds() < 120 ? duration.toSeconds() + " seconds" : duration.toMinutes() + " minutes";
    }

    static String ofExit(int code) {
        if (code > SIGNALLED) {
            return "was ended by signal " + (code - SIGNALLED);
        }
        return "ended with exit code " + code + (code == NOT_FOUND ? " (the command was not found)" : "");
    }
}
