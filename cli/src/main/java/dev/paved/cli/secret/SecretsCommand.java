package dev.paved.cli.secret;

import picocli.CommandLine.Command;

/** The group of commands on secrets. */
@Command(
        name = "secrets",
        description = "Set secrets of services, list, rotate, delete and restore them.",
        subcommands = {
            SecretsSetCommand.class,
            SecretsListCommand.class,
            SecretsHistoryCommand.class,
            SecretsGetCommand.class,
            SecretsRotateCommand.class,
            SecretsPolicyCommand.class,
            SecretsDeleteCommand.class,
            SecretsRestoreCommand.class,
            SecretsRotateKeyCommand.class
        })
public final class SecretsCommand {
    static final String PATH = "/api/secrets";
}
