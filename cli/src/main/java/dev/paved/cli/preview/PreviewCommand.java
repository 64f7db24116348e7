package dev.paved.cli.preview;

import picocli.CommandLine.Command;

/** The group of commands on previews. */
@Command(
        name = "preview",
        description = "List and show the previews of pull requests, and check manifests of them.",
        subcommands = {PreviewListCommand.class, PreviewShowCommand.class, PreviewCheckCommand.class})
public final class PreviewCommand {
    static final String PATH = "/api/previews";
}
