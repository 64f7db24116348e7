package dev.paved.cli.context;

import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a context the current one. */
@Command(name = "use", description = "Make a context the current one.")
final class ContextUseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The context.")
    private String name;

    private final Shell shell;

    ContextUseCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ConfigurationFile file = new ConfigurationFile(shell);
        Configuration configuration = file.load();
        SavedContext context = configuration.find(name).orElseThrow(() -> MissingContext.named(name, configuration));
        file.save(configuration.using(name));
        shell.err().println("Using " + name + " at " + context.server() + ".");
        return 0;
    }
}
