package dev.paved.cli.database;

import dev.paved.cli.http.Resource;
import picocli.CommandLine.Command;

/** The group of commands on databases. */
@Command(
        name = "database",
        description = "Create services' databases, list, show, delete and connect to them.",
        subcommands = {
            DatabaseCreateCommand.class,
            DatabaseListCommand.class,
            DatabaseShowCommand.class,
            DatabaseDeleteCommand.class,
            DatabaseConnectCommand.class
        })
public final class DatabaseCommand {
    static final String PATH = "/api/databases";

    static Resource of(String service, String environment) {
        return Resource.at(PATH).child(environment).child(service);
    }
}
