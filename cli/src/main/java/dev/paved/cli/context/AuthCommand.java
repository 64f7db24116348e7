package dev.paved.cli.context;

import picocli.CommandLine.Command;

/** The group of commands on identity. */
@Command(
        name = "auth",
        description = "Print the token in use.",
        subcommands = {AuthTokenCommand.class})
public final class AuthCommand {}
