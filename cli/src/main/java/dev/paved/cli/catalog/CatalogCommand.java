package dev.paved.cli.catalog;

import picocli.CommandLine.Command;

/** The group of commands on the catalog. */
@Command(
        name = "catalog",
        description = "Register and find entities, and what depends on what.",
        subcommands = {
            CatalogRegisterCommand.class,
            CatalogLocationsCommand.class,
            CatalogRefreshCommand.class,
            CatalogUnregisterCommand.class,
            CatalogListCommand.class,
            CatalogShowCommand.class,
            CatalogDependentsCommand.class,
            CatalogDependenciesCommand.class,
            CatalogImpactCommand.class,
            CatalogDanglingCommand.class,
            CatalogDeleteCommand.class,
            CatalogValidateCommand.class
        })
public final class CatalogCommand {}
