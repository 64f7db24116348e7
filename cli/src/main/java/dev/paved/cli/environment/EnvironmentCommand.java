package dev.paved.cli.environment;

import picocli.CommandLine.Command;

/** The group of commands on environments. */
@Command(
        name = "env",
        description = "Create environments, change, compare, extend and destroy them.",
        subcommands = {
            EnvironmentCreateCommand.class,
            EnvironmentApplyCommand.class,
            EnvironmentDiffCommand.class,
            EnvironmentListCommand.class,
            EnvironmentShowCommand.class,
            EnvironmentExtendCommand.class,
            EnvironmentDestroyCommand.class,
            EnvironmentReceiptCommand.class,
            EnvironmentDriftCommand.class
        })
public final class EnvironmentCommand {
    static final String PATH = "/api/environments";
}
