package dev.paved.cli.context;

import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a context and its token. */
@Command(name = "delete", description = "Forget a context and its token.")
final class ContextDeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The context.")
    private String name;

    private final Shell shell;

    ContextDeleteCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ConfigurationFile file = new ConfigurationFile(shell);
        Configuration configuration = file.load();
        configuration.find(name).orElseThrow(() -> MissingContext.named(name, configuration));
        file.save(configuration.without(name));
        shell.err().println("Forgot " + name + ".");
        return 0;
    }
}
