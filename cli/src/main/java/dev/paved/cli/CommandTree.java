package dev.paved.cli;

import dev.paved.cli.shell.HumanDuration;
import dev.paved.cli.shell.Shell;
import java.time.Duration;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds the tree of commands, or only the branch that the arguments name: building all of it takes longer than most
 * commands do.
 */
final class CommandTree {
    private CommandTree() {}

    static CommandLine whole(Shell shell) {
        return of(shell, _ -> true);
    }

    static CommandLine branch(Shell shell, String command) {
        return of(shell, command::equals);
    }

    private static CommandLine of(Shell shell, Predicate<String> wanted) {
        ShellFactory factory = new ShellFactory(shell);
        CommandLine root = new CommandLine(new PlatformCommand(), factory);
        for (CommandEntry command : CommandList.COMMANDS) {
            if (wanted.test(command.name())) {
                root.addSubcommand(command.name(), command.type().get());
            }
        }
        root.getCommandSpec().version(Version.LINE);
        root.setColorScheme(Help.defaultColorScheme(shell.outStyle().coloured() ? Help.Ansi.ON : Help.Ansi.OFF));
        root.registerConverter(Duration.class, HumanDuration::parse);
        root.setUsageHelpWidth(100);
        addHelp(root.getCommandSpec());
        return root;
    }

    private static void addHelp(CommandSpec spec) {
        if (spec.findOption("--help") == null) {
            spec.addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
        }
        spec.subcommands().values().forEach(child -> addHelp(child.getCommandSpec()));
    }
}
