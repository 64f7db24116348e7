package dev.paved.cli.environment;

import picocli.CommandLine.Command;

/** The group of commands on environments. */
@Command(
        name = "env",
        description = "Create environments, list, show, extend and destroy them.",
        subcommands = {
            EnvironmentCreateCommand.class,
            EnvironmentListCommand.class,
            EnvironmentShowCommand.class,
            EnvironmentExtendCommand.class,
            EnvironmentDestroyCommand.class
        })
public final class EnvironmentCommand {
    static final String PATH = "/api/environments";
}
