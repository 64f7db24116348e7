package dev.paved.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The arguments as typed, with the global options that stand before the command moved behind it. */
record Arguments(List<String> values) {
    private static final Set<String> GLOBAL = Set.of("-o", "--output", "--context", "--server");

    static Arguments of(String... typed) {
        List<String> rest = new ArrayList<>(List.of(typed));
        List<String> global = new ArrayList<>();
        while (rest.size() > 1 && isGlobal(rest.getFirst())) {
            boolean valueIsNext = GLOBAL.contains(rest.getFirst());
            global.add(rest.removeFirst());
            if (valueIsNext) {
                global.add(rest.removeFirst());
            }
        }
        int end = rest.indexOf("--");
        rest.addAll(end < 0 ? rest.size() : end, global);
        return new Arguments(rest);
    }

    /** The command, or an empty text. */
    String command() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    String[] array() {
        return values.toArray(String[]::new);
    }

    private static boolean isGlobal(String argument) {
        return GLOBAL.contains(argument)
                || GLOBAL.stream().anyMatch(option -> option.startsWith("--") && argument.startsWith(option + "="))
                || argument.startsWith("-o") && argument.length() > 2;
    }
}
