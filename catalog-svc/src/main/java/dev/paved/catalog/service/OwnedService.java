package dev.paved.catalog.service;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service, whose it is, and where its code is.
 *
 * @param repository null where nobody told
 * @param path the folder in the repository that it is made of; null for the whole repository
 */
public record OwnedService(
        String name,
        String owner,
        @Nullable String repository,
        @Nullable String path) {

    /** A file of a repository. */
    public record RepositoryFile(String repository, String path) {}

    /** The file that says what the service is, where its repository is known. */
    public Optional<RepositoryFile> catalogInfo() {
        return Optional.ofNullable(repository)
                .map(home -> new RepositoryFile(home, (path == null ? "" : path + "/") + "catalog-info.yaml"));
    }
}
