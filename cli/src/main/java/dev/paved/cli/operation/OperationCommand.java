package dev.paved.cli.operation;

import picocli.CommandLine.Command;

/** The group of commands on operations. */
@Command(
        name = "operation",
        description = "Look at long work, or wait for its end.",
        subcommands = {OperationShowCommand.class, OperationWaitCommand.class})
public final class OperationCommand {}
