package dev.paved.cli.freeze;

import picocli.CommandLine.Command;

/** The group of commands on freezes. */
@Command(
        name = "freeze",
        description = "Let nothing be deployed to an environment for a time.",
        subcommands = {FreezeCreateCommand.class, FreezeListCommand.class, FreezeLiftCommand.class})
public final class FreezeCommand {
    static final String PATH = "/api/freezes";
}
