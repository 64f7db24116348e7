package dev.paved.cli.context;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a context or changes one, without asking its server. */
@Command(name = "set", description = "Add a context or change one, without asking its server (login asks).")
final class ContextSetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The context.")
    private String name;

    @Option(names = "--server", paramLabel = "URL", description = "The platform's base URL.")
    private @Nullable String server;

    @Option(names = "--token-stdin", description = "Read the bearer token from stdin.")
    private boolean tokenFromStdin;

    private final Shell shell;

    ContextSetCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ConfigurationFile file = new ConfigurationFile(shell);
        Configuration configuration = file.load();
        SavedContext before = configuration.find(name).orElse(null);
        String url = server != null ? server : before != null ? before.server() : null;
        if (url == null) {
            throw Failure.usage("A new context needs a server.", "platform context set " + name + " --server URL")
                    .thrown();
        }
        String token = tokenFromStdin ? TokenInput.read(shell) : before == null ? null : before.token();
        String home = tokenFromStdin || before == null ? null : before.localHome();
        file.save(configuration.with(new SavedContext(name, Api.uri(url).toString(), token, home)));
        shell.err().println("Saved " + name + "; use it with: platform context use " + name);
        return 0;
    }
}
