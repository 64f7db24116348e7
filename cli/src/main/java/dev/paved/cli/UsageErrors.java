package dev.paved.cli;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.shell.Shell;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, what was probably meant, and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Shell shell;

    UsageErrors(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleParseException(ParameterException first, String[] args) {
        ParameterException error = Suggestions.mostTelling(first, args);
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        List<String> why = suggestions(error).stream()
                .map(suggestion -> suggestion.startsWith(command) ? suggestion : command + " " + suggestion)
                .toList();
        String hint = why.isEmpty() ? "" : "Did you mean: " + String.join(", or ", why) + "?";
        Failure failure = Failure.of(ExitCode.USAGE_OR_CANCELLED, sentence(error), hint, command + " --help");
        return FailurePrinter.print(failure, shell);
    }

    private static List<String> suggestions(ParameterException error) {
        return error instanceof UnmatchedArgumentException unmatched ? Suggestions.of(unmatched) : List.of();
    }

    private static String sentence(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            boolean group = !error.getCommandLine().getSubcommands().isEmpty();
            String kind = first.startsWith("-") ? "option" : group ? "command" : "argument";
            return "Unknown " + kind + " '" + first + "'.";
        }
        String message = String.valueOf(error.getMessage()).replaceFirst("^Error: ", "");
        boolean noCommand = error instanceof MissingParameterException missing
                        && missing.getMissing().isEmpty()
                || message.startsWith("Missing required subcommand");
        String text = noCommand ? "A command is missing" : message;
        return text.endsWith(".") ? text : text + ".";
    }
}
