package dev.paved.cli.context;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Credential;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the bearer token that requests carry, for use with other HTTP clients. */
@Command(
        name = "token",
        description = "Print the bearer token in use, for curl: -H \"Authorization: Bearer $$(platform auth token)\".")
final class AuthTokenCommand implements Callable<Integer> {
    @Option(
            names = "--automation",
            paramLabel = "NAME",
            description = "One of a program called so instead, good for an hour; only where the local stack signs.")
    private @Nullable String automation;

    @Mixin
    private Api api;

    private final Shell shell;

    AuthTokenCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Credential credential = api.connection().credential();
        String token = automation == null ? credential.token() : automated(credential, automation);
        if (token == null) {
            throw Failure.of(
                            ExitCode.NOT_AUTHENTICATED, "There is no token.", "You aren't logged in.", "platform login")
                    .thrown();
        }
        shell.out().println(token);
        return 0;
    }

    private static String automated(Credential credential, String name) {
        if (credential instanceof LocalCredential local) {
            return local.ofAutomation(name);
        }
        throw Failure.of(
                        ExitCode.NOT_AUTHENTICATED,
                        "There is no token for " + name + ".",
                        "Only the local stack's tokens are signed here; elsewhere the identity provider gives them out.",
                        "platform context use local")
                .thrown();
    }
}
