package dev.paved.local.command;

import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the stack's processes logged. */
@Command(name = "logs", description = "Show the logs of the platform's processes on this machine.")
public final class LogsCommand implements Callable<Integer> {
    private static final int NOT_FOUND = 3;
    private static final long LOOK_MILLIS = 200;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROCESS",
            description =
                    "catalog, provisioner, deployer, metrics, integrations, router, infra, postgres, supervisor or"
                            + " build; all of them when left out.")
    private @Nullable String process;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing new lines until interrupted.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines of each (default ${DEFAULT-VALUE}).")
    private int lines;

    @Spec
    private CommandSpec spec;

    /** Prints and, when following, returns only when nobody reads any more. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = PavedHome.ofEnvironment();
        PrintWriter out = spec.commandLine().getOut();
        if (lines < 0) {
            throw new ParameterException(spec.commandLine(), "--lines is a number of lines: 0 or more, not " + lines);
        }
        if (process != null && !all().contains(process)) {
            spec.commandLine()
                    .getErr()
                    .println("There is no process '" + process + "'. There are: " + String.join(", ", all()) + ".");
            return NOT_FOUND;
        }
        List<String> shown = process == null ? all() : List.of(process);
        Map<String, LogTail> tails = new LinkedHashMap<>();
        for (String name : shown) {
            tails.put(name, new LogTail(home.log(name)));
            LogTail.lastLines(home.log(name), lines).forEach(line -> out.println(prefix(name) + line));
        }
        if (shown.stream().noneMatch(name -> Files.exists(home.log(name)))) {
            spec.commandLine().getErr().println("Nothing was logged yet. Start the platform with 'platform up'.");
        }
        out.flush();
        while (follow && !out.checkError()) {
            for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
                tail.getValue().appended(line -> out.println(prefix(tail.getKey()) + line));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return 0;
    }

    private String prefix(String name) {
        return process == null ? String.format("%-12s | ", name) : "";
    }

    private static List<String> all() {
        var names = new ArrayList<>(Parts.names());
        names.addAll(List.of("postgres", "supervisor", "build"));
        return names;
    }
}
