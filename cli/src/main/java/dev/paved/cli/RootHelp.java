package dev.paved.cli;

import java.io.PrintStream;

/** The help of the whole, printed from the list of commands without building any of them. */
final class RootHelp {
    private static final String HEAD = """
            Create services, ship them, and see how it goes.

            Usage: platform COMMAND [ARGUMENTS] [OPTIONS]

            Commands:
            """;

    private static final String FOOT = """

            Options of most commands, also before the command:
              -o, --output FORMAT   table, json or yaml
              --context NAME        the context to use instead of the current one
              --server URL          the platform's base URL
            Every command explains itself: platform COMMAND --help

            Exit codes: 0 done, 1 error, 2 usage or cancelled, 3 not found, 4 not authenticated,
            5 denied, 6 timed out and still running, 7 deployed and rolled back.
            """;

    private RootHelp() {}

    static void print(PrintStream out) {
        StringBuilder help = new StringBuilder(HEAD);
        for (CommandEntry command : CommandList.COMMANDS) {
            help.append("  ").append(command.name());
            help.append(" ".repeat(14 - command.name().length()))
                    .append(command.description())
                    .append('\n');
        }
        out.print(help.append(FOOT));
    }
}
