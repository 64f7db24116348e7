package dev.paved.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the commands. */
@Command(name = "platform", description = "Create services, ship them, and see how it goes.")
final class PlatformCommand {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;
}
