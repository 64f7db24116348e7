package dev.paved.cli.http;

import dev.paved.cli.shell.Shell;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.supervisor.SupervisorProcess;

/** Tells whether the local stack is supervised: then a refused connection is a restart, not an absence. */
final class StackPresence {
    private StackPresence() {}

    static boolean supervised(Shell shell) {
        return SupervisorProcess.isAlive(new PavedHome(shell.pavedHome().toAbsolutePath()));
    }
}
