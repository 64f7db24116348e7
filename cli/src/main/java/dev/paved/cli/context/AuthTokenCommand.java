package dev.paved.cli.context;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the bearer token that requests carry, for use with other HTTP clients. */
@Command(
        name = "token",
        description = "Print the bearer token in use, for curl: -H \"Authorization: Bearer $$(platform auth token)\".")
final class AuthTokenCommand implements Callable<Integer> {
    @Mixin
    private Api api;

    private final Shell shell;

    AuthTokenCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String token = api.connection().credential().token();
        if (token == null) {
            throw Failure.of(
                            ExitCode.NOT_AUTHENTICATED, "There is no token.", "You aren't logged in.", "platform login")
                    .thrown();
        }
        shell.out().println(token);
        return 0;
    }
}
