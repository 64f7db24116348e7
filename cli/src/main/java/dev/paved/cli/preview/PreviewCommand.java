package dev.paved.cli.preview;

import picocli.CommandLine.Command;

/** The group of commands on previews. */
@Command(
        name = "preview",
        description = "List and show the previews of pull requests.",
        subcommands = {PreviewListCommand.class, PreviewShowCommand.class})
public final class PreviewCommand {
    static final String PATH = "/api/previews";
}
