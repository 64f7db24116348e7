package dev.paved.cli.context;

import picocli.CommandLine.Command;

/** The group of commands on contexts. */
@Command(
        name = "context",
        description = "Choose which platform is spoken to.",
        subcommands = {
            ContextListCommand.class,
            ContextUseCommand.class,
            ContextSetCommand.class,
            ContextDeleteCommand.class
        })
public final class ContextCommand {}
