package dev.paved.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the catalog finds and keeps its files. */
@ConfigMapping(prefix = "paved.catalog")
public interface CatalogConfig {

    /** The platform's state folder, {@code PAVED_HOME}; the repositories are in {@code repositories} under it. */
    Path home();

    /** The folder whose sub-folders are golden paths, {@code PAVED_GOLDEN_PATHS}; read anew whenever it is needed. */
    Path goldenPaths();

    /** The folders whose files may be registered, {@code PAVED_CATALOG_FILES}, with commas between; none where it is not set. */
    Optional<List<Path>> files();

    /** Tokens to read private repositories with, by host: {@code paved.catalog.git-tokens."github.com"}. */
    Map<String, String> gitTokens();

    /** How long after a location was read it is read again without being told to. */
    @WithDefault("PT2M")
    Duration refresh();

    /** How long an entity that no file tells of any more is kept. */
    @WithDefault("P7D")
    Duration keepOrphans();
}
