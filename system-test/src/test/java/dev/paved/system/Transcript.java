package dev.paved.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The commands of a document's console blocks, each with the output that the document shows for it. */
record Transcript(List<Command> commands) {

    private static final String GOES_ON = "> ";

    /** What is typed behind the prompt, and the lines shown below it. */
    record Command(String typed, List<String> shown) {}

    /**
     * All commands of {@code document}, in their order; a line that ends in a backslash goes on in the next, and lines below it
     * that begin as a shell asks for more belong to it too.
     */
    static Transcript of(Path document) {
        List<Command> commands = new ArrayList<>();
        boolean inside = false;
        boolean continued = false;
        for (String line : Stack.text(document).split("\n")) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
                continued = false;
            } else if (inside && continued) {
                Command last = commands.removeLast();
                commands.add(new Command(last.typed() + "\n" + line, last.shown()));
                continued = line.endsWith("\\");
            } else if (inside && line.startsWith("$ ")) {
                commands.add(new Command(line.substring(2), new ArrayList<>()));
                continued = line.endsWith("\\");
            } else if (inside && line.startsWith(GOES_ON) && shownNothing(commands)) {
                Command last = commands.removeLast();
                commands.add(new Command(last.typed() + "\n" + line.substring(GOES_ON.length()), last.shown()));
            } else if (inside && !commands.isEmpty()) {
                commands.getLast().shown().add(line);
            }
        }
        return new Transcript(commands);
    }

    private static boolean shownNothing(List<Command> commands) {
        return !commands.isEmpty() && commands.getLast().shown().isEmpty();
    }

    /**
     * Whether {@code printed} is what a command is shown to print: the same lines in the same order, where numbers, ids,
     * times and the user's name may differ, and a line of three dots stands for any lines.
     */
    static boolean matches(List<String> shown, String printed) {
        List<String> actual = Arrays.stream(printed.split("\n"))
                .map(Transcript::withoutDetails)
                .toList();
        int at = 0;
        boolean anything = false;
        for (String line : shown) {
            if (line.strip().equals("...")) {
                anything = true;
                continue;
            }
            String wanted = withoutDetails(line);
            int found = at;
            while (anything && found < actual.size() && !actual.get(found).equals(wanted)) {
                found++;
            }
            if (found >= actual.size() || !actual.get(found).equals(wanted)) {
                return false;
            }
            at = found + 1;
            anything = false;
        }
        return anything
                || shown.isEmpty()
                || actual.subList(at, actual.size()).stream().allMatch(String::isBlank);
    }

    private static String withoutDetails(String line) {
        return line.strip()
                .replaceAll("team=\"[^\"]*\"", "team")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{7,40}", "#")
                .replaceAll("\\d+([.,:]\\d+)*", "#")
                .replaceAll("#\\s*(ms|s|m|h|d|min)\\b", "#")
                .replaceAll("(# ?)+", "#")
                .replaceAll("[ ─]+", " ");
    }
}
