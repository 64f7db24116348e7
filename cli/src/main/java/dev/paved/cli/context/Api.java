package dev.paved.cli.context;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Connection;
import dev.paved.cli.http.Credential;
import dev.paved.cli.http.Patience;
import dev.paved.cli.shell.HumanDuration;
import dev.paved.cli.shell.Shell;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which platform is spoken to: --server, else --context, else the current context, else localhost. */
public final class Api {
    static final String LOCAL_SERVER = "http://localhost:8080";

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context to use instead of the current one (platform context list).")
    private @Nullable String contextName;

    @Option(names = "--server", paramLabel = "URL", description = "The platform's base URL; also PLATFORM_SERVER.")
    private @Nullable String server;

    private final Shell shell;

    public Api(Shell shell) {
        this.shell = shell;
    }

    /** A client of the chosen platform. */
    public ApiClient client() {
        return client(connection());
    }

    ApiClient client(Connection connection) {
        return new ApiClient(connection, shell, new Patience(retryFor(), Patience.USUAL.first()));
    }

    private Duration retryFor() {
        try {
            return shell.variable("PLATFORM_RETRY_FOR")
                    .map(HumanDuration::parse)
                    .orElse(Patience.USUAL.bound());
        } catch (IllegalArgumentException e) {
            throw Failure.usage("PLATFORM_RETRY_FOR: " + e.getMessage() + ".", "unset PLATFORM_RETRY_FOR")
                    .thrown();
        }
    }

    /** The chosen platform, and who is asking. */
    public Connection connection() {
        Configuration saved = new ConfigurationFile(shell).load();
        Optional<String> override = explicitServer();
        Optional<SavedContext> context = override.isPresent() && contextName == null
                ? saved.all().stream()
                        .filter(known -> known.server().equals(override.get()))
                        .findFirst()
                : named(saved);
        String url = override.or(() -> context.map(SavedContext::server)).orElse(LOCAL_SERVER);
        return new Connection(uri(url), credential(context));
    }

    Optional<String> explicitServer() {
        return Optional.ofNullable(server)
                .or(() -> contextName == null ? shell.variable("PLATFORM_SERVER") : Optional.empty());
    }

    private Optional<SavedContext> named(Configuration saved) {
        Optional<String> name = Optional.ofNullable(contextName).or(saved::current);
        return name.map(known -> saved.find(known).orElseThrow(() -> MissingContext.named(known, saved)));
    }

    private Credential credential(Optional<SavedContext> context) {
        String given = shell.variable("PLATFORM_TOKEN")
                .or(() -> context.flatMap(saved -> Optional.ofNullable(saved.token())))
                .orElse(null);
        String home = context.map(SavedContext::localHome).orElse(null);
        return given == null && home != null ? new LocalCredential(Path.of(home), shell.clock()) : () -> given;
    }

    /** A server's base URL, from what was typed. */
    public static URI uri(String url) {
        if (!url.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            throw Failure.usage("'" + url + "' is no server URL.", "give one such as https://paved.example.com")
                    .thrown();
        }
        return URI.create(url);
    }
}
