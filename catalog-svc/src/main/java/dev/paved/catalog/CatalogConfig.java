package dev.paved.catalog;

import dev.paved.kit.github.GitHubRest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Where others reach the platform, {@code PAVED_BASE_URL}. */
    URI baseUrl();

    /** Where repositories are made that are not made on this machine. */
    GitHub github();

    /** GitHub, or an Enterprise server. The token is {@code paved.git.tokens."HOST"}, by the host of {@link #url}. */
    interface GitHub {

        /** The organisation or user that repositories are made for; where it is not set, they are made on this machine. */
        Optional<String> owner();

        /** Where its repositories are, without a slash at the end. */
        @WithDefault("https://github.com")
        String url();

        /** Where its REST API is; as GitHub has it for {@link #url} unless set. */
        Optional<String> api();

        /** Where its REST API is. */
        default String apiUrl() {
            return api().orElseGet(() -> GitHubRest.Place.apiOf(url()));
        }

        /** Who sees a repository whose golden path does not say: {@code private}, {@code internal} or {@code public}. */
        @WithDefault("private")
        Visibility visibility();
    }

    /** Who sees a repository: those it is shared with, all members of the enterprise, everybody. */
    enum Visibility {
        PRIVATE,
        INTERNAL,
        PUBLIC
    }

    /** How long after a location was read it is read again without being told to. */
    @WithDefault("PT2M")
    Duration refresh();

    /** How long an entity that no file tells of any more is kept. */
    @WithDefault("P7D")
    Duration keepOrphans();
}
