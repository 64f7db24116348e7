package dev.paved.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was probably meant by a command or an option that isn't there, the nearest first. */
final class Suggestions {
    private Suggestions() {}

    /** The error to tell: a mistyped option explains more than the required option that it leaves missing. */
    static ParameterException mostTelling(ParameterException error, String... arguments) {
        if (!(error instanceof MissingParameterException)) {
            return error;
        }
        CommandLine command = error.getCommandLine();
        return Arrays.stream(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .filter(argument -> !known(argument.replaceFirst("=.*", ""), command))
                .findFirst()
                .<ParameterException>map(argument -> new UnmatchedArgumentException(command, List.of(argument)))
                .orElse(error);
    }

    /** At most three. */
    static List<String> of(UnmatchedArgumentException error) {
        String typed = error.getUnmatched().getFirst();
        return error.getSuggestions().stream()
                .sorted(Comparator.comparingInt(suggestion -> distance(typed, lastWord(suggestion))))
                .limit(3)
                .toList();
    }

    private static boolean known(String option, CommandLine command) {
        return command.getCommandSpec().optionsMap().containsKey(option)
                || command.getCommandSpec().negatedOptionsMap().containsKey(option);
    }

    private static String lastWord(String suggestion) {
        return suggestion.substring(suggestion.lastIndexOf(' ') + 1);
    }

    /** The least number of letters to change, add or leave out (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
