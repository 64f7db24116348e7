package dev.paved.cli.completion;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes fish's completion script from the command tree, at most two levels deep as the tree is. */
final class FishCompletion {
    private FishCompletion() {}

    static String script(CommandLine root) {
        StringBuilder script = new StringBuilder("complete -c platform -f\n");
        root.getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            complete(script, "__fish_use_subcommand", "-a " + name, spec);
            String here = "__fish_seen_subcommand_from " + name;
            command.getSubcommands().forEach((child, leaf) -> {
                String siblings = String.join(" ", command.getSubcommands().keySet());
                complete(
                        script,
                        here + "; and not __fish_seen_subcommand_from " + siblings,
                        "-a " + child,
                        leaf.getCommandSpec());
                options(script, here + "; and __fish_seen_subcommand_from " + child, leaf.getCommandSpec());
            });
            options(script, here, spec);
        });
        return script.toString();
    }

    private static void options(StringBuilder script, String condition, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            StringBuilder flags = new StringBuilder();
            Arrays.stream(option.names())
                    .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                    .forEach(flags::append);
            flags.append(option.arity().max() > 0 ? " -r" : "");
            line(script, condition, flags.substring(1), String.join(" ", option.description()));
        }
    }

    private static void complete(StringBuilder script, String condition, String what, CommandSpec spec) {
        line(script, condition, what, String.join(" ", spec.usageMessage().description()));
    }

    private static void line(StringBuilder script, String condition, String what, String description) {
        script.append("complete -c platform -n '%s' %s -d '%s'\n".formatted(condition, what, escaped(description)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("%n", " ");
    }
}
