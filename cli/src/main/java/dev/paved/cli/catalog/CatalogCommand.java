package dev.paved.cli.catalog;

import picocli.CommandLine.Command;

/** The group of commands on the catalog. */
@Command(
        name = "catalog",
        description = "Check catalog-info.yaml files as the catalog does.",
        subcommands = CatalogValidateCommand.class)
public final class CatalogCommand {}
