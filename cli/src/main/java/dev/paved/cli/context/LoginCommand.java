package dev.paved.cli.context;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Connection;
import dev.paved.cli.http.Credential;
import dev.paved.cli.http.Resource;
import dev.paved.cli.shell.Shell;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks that a platform answers to this user, then remembers it as the current context. */
@Command(
        name = "login",
        description = {
            "Check that a platform accepts you and make it the current context.",
            "Without options, the local stack."
        })
public final class LoginCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The platform's base URL (default: http://localhost:8080).")
    private String server = Api.LOCAL_SERVER;

    @Option(
            names = "--token-stdin",
            description = "Read the bearer token from stdin; needed for other machines' platforms.")
    private boolean tokenFromStdin;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The context's name (default: local, or the server's host).")
    private @Nullable String name;

    private final Shell shell;

    LoginCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        URI url = Api.uri(server);
        boolean here = new Connection(url, () -> null).local();
        if (!here && !tokenFromStdin) {
            throw Failure.usage(
                            "A platform on another machine needs a token.",
                            "platform login --server " + server + " --token-stdin < token-file")
                    .thrown();
        }
        String token = tokenFromStdin ? TokenInput.read(shell) : null;
        Credential credential = token == null ? new LocalCredential(shell.pavedHome(), shell.clock()) : () -> token;
        new Api(shell)
                .client(new Connection(url, credential))
                .get(Resource.at("/api/services").query("limit", "1"));
        save(url, token);
        return 0;
    }

    private void save(URI url, @Nullable String token) {
        String home = token == null ? shell.pavedHome().toAbsolutePath().toString() : null;
        String saved = name != null ? name : home != null ? "local" : url.getHost();
        ConfigurationFile file = new ConfigurationFile(shell);
        file.save(file.load()
                .with(new SavedContext(saved, url.toString(), token, home))
                .using(saved));
        shell.err().println("Logged in to " + url + "; the current context is " + saved + ".");
    }
}
