package dev.paved.cli.team;

import picocli.CommandLine.Command;

/** The group of commands on teams. */
@Command(
        name = "team",
        description = "See what a team owns, and who owns what.",
        subcommands = {TeamListCommand.class, TeamShowCommand.class})
public final class TeamCommand {
    static final String PATH = "/api/teams";
}
