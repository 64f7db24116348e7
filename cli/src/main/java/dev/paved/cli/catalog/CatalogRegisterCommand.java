package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers where entities are. */
@Command(
        name = "register",
        description =
                "Register a file, folder or repository of catalog-info.yaml files; the catalog follows it from then on.")
final class CatalogRegisterCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "TARGET",
            description =
                    "A file or folder of the platform's machine, the page of a file on GitHub or GitLab, or URL#BRANCH:PATH of a"
                            + " Git repository; PATH may have * and **.")
    private String target;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "file, git or url; seen from TARGET where it is not said.")
    private @Nullable String type;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait until it was read, or only register it (default: wait).")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "2m",
            description = "How long to wait before exiting with 6 (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(2);

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    CatalogRegisterCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String seen = type == null ? seenType() : type;
        String named = seen.equals("file")
                ? Path.of(target).toAbsolutePath().normalize().toString()
                : target;
        Json location = api.client()
                .post(
                        Resource.at(LocationWords.LOCATIONS),
                        Json.object().with("type", seen).with("target", named));
        if (wait) {
            location = new LocationWait(api.client(), shell.clock(), timeout)
                    .until(location.text("id"), LocationWords::isRead);
        }
        output.object(location, LocationWords.of(location));
        return LocationWords.problems(location).isEmpty() ? 0 : ExitCode.ERROR.code();
    }

    private String seenType() {
        if (target.contains("://") || target.matches("[^/]+@[^/]+:.*")) {
            return target.contains("#") || target.endsWith(".git") ? "git" : "url";
        }
        return isRepository() ? "git" : "file";
    }

    private boolean isRepository() {
        try {
            return target.contains("#") || target.endsWith(".git") && Files.isDirectory(Path.of(target));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
