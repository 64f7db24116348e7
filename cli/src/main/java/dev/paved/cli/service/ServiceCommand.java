package dev.paved.cli.service;

import picocli.CommandLine.Command;

/** The group of commands on services. */
@Command(
        name = "service",
        description = "Create services from golden paths, list and show them.",
        subcommands = {
            ServiceCreateCommand.class,
            ServiceListCommand.class,
            ServiceShowCommand.class,
            ServiceUpgradeCommand.class
        })
public final class ServiceCommand {}
