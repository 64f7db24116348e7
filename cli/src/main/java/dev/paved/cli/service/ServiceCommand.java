package dev.paved.cli.service;

import picocli.CommandLine.Command;

/** The group of commands on services. */
@Command(
        name = "service",
        description = "Create or register services, list and show them.",
        subcommands = {
            ServiceCreateCommand.class,
            ServiceRegisterCommand.class,
            ServiceRenewCommand.class,
            ServiceListCommand.class,
            ServiceShowCommand.class,
            TransferCommand.class,
            ServiceUpgradeCommand.class,
            ServiceRetireCommand.class
        })
public final class ServiceCommand {}
