package dev.paved.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the catalog finds and keeps its files. */
@ConfigMapping(prefix = "paved.catalog")
public interface CatalogConfig {

    /** The platform's state folder, {@code PAVED_HOME}; the repositories are in {@code repositories} under it. */
    Path home();

    /** The folder whose sub-folders are golden paths, {@code PAVED_GOLDEN_PATHS}; read anew whenever it is needed. */
    Path goldenPaths();
}
