package dev.paved.local.supervisor;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.ProcessStatus.State;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What was last said about a process, and the file that tells others: what a full disk does not take is written later. */
final class KeptStatus {
    private static final Logger LOG = System.getLogger(KeptStatus.class.getName());

    private final PavedHome home;
    private volatile ProcessStatus status;
    private boolean written = true;

    /** Nothing is written yet. */
    KeptStatus(PavedHome home, ProcessStatus status) {
        this.home = home;
        this.status = status;
    }

    ProcessStatus get() {
        return status;
    }

    State state() {
        return status.state();
    }

    void say(State state, @Nullable LiveProcess process, String message) {
        say(state, process, status.restarts(), message);
    }

    void say(State state, @Nullable LiveProcess process, int restarts, String message) {
        status = new ProcessStatus(status.name(), process, status.port(), state, restarts, message);
        try {
            status.save(home);
            written = true;
        } catch (UncheckedIOException e) {
            written = false;
            LOG.log(Level.WARNING, "The status of {0} is kept later: {1}", status.name(), e.getMessage());
        }
    }

    /** Writes what could not be written before. */
    void catchUp() {
        if (written) {
            return;
        }
        try {
            status.save(home);
            written = true;
        } catch (UncheckedIOException stillFull) {
            LOG.log(Level.DEBUG, "The status of {0} is still not kept", status.name());
        }
    }
}
