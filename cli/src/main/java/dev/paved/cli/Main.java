package dev.paved.cli;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.shell.Shell;

/** Where the command starts. What needs no command tree doesn't build one. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        if (args.length == 1 && asksForVersion(args[0])) {
            System.out.println(Version.LINE);
            System.exit(ExitCode.DONE.code());
        }
        System.exit(run(Shell.ofProcess(), args));
    }

    /** Runs the command in this process; answers its exit code. */
    public static int run(Shell shell, String... args) {
        if (args.length == 1 && asksForVersion(args[0])) {
            shell.out().println(Version.LINE);
            return ExitCode.DONE.code();
        }
        if (args.length == 1 && asksForHelp(args[0])) {
            RootHelp.print(shell.out());
            return ExitCode.DONE.code();
        }
        if (args.length == 0) {
            RootHelp.print(shell.err());
            return ExitCode.USAGE_OR_CANCELLED.code();
        }
        return Execution.of(shell, Arguments.of(args));
    }

    private static boolean asksForVersion(String argument) {
        return argument.equals("--version") || argument.equals("-V") || argument.equals("version");
    }

    private static boolean asksForHelp(String argument) {
        return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
    }
}
