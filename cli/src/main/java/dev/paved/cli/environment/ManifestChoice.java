package dev.paved.cli.environment;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which manifest is meant: a file of this machine, or one of a repository that the server reads. */
final class ManifestChoice {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A manifest in YAML; - reads it from stdin.")
    private @Nullable String file;

    @Option(
            names = {"-r", "--repository"},
            paramLabel = "REPOSITORY",
            description =
                    "The repository that the server reads it in: owner/name, an https URL, or the path of a local one of the platform's.")
    private @Nullable String repository;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "The manifest's path in that repository.")
    private @Nullable String path;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            description = "A branch, a tag or a commit of it; its default branch unless given.")
    private @Nullable String revision;

    private final Shell shell;

    ManifestChoice(Shell shell) {
        this.shell = shell;
    }

    boolean isGiven() {
        return file != null || isInRepository();
    }

    private boolean isInRepository() {
        return repository != null || path != null || revision != null;
    }

    Manifest read(ApiClient client) {
        if (file != null && isInRepository()) {
            throw Failure.usage(
                            "A manifest is a file of this machine or in a repository, not both.",
                            "leave out -f, or --repository, --path and --revision")
                    .thrown();
        }
        if (file != null) {
            return Manifest.read(file, shell.in(), client);
        }
        if (repository == null || path == null) {
            throw Failure.usage(
                            isInRepository()
                                    ? "A manifest in a repository needs both --repository and --path."
                                    : "A manifest is needed: a file, or one in a repository.",
                            isInRepository()
                                    ? "platform env apply --repository acme/shop --path environment.yaml"
                                    : "platform env apply -f environment.yaml")
                    .thrown();
        }
        return Manifest.in(repository, path, revision);
    }
}
