package dev.paved.cli.operation;

import dev.paved.cli.shell.Shell;

/** Shows on stderr how far an operation is. */
sealed interface Progress extends AutoCloseable permits PlainProgress, LiveProgress {

    /** Live on a terminal, plain lines elsewhere. */
    static Progress on(Shell shell) {
        boolean dumb = "dumb".equals(shell.environment().get("TERM"));
        return shell.terminal().err() && !dumb ? new LiveProgress(shell) : new PlainProgress(shell.err());
    }

    /** Shows the operation's present state; showing the same twice shows it once. */
    void show(Operation operation);

    @Override
    void close();
}
