package dev.paved.deployer.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A service that can be deployed.
 *
 * @param repository where its code is: a URL, or the path of a local bare repository
 */
public record KnownService(String name, String repository) {

    static @Nullable KnownService of(String name, @Nullable String repository) {
        return repository == null || repository.isBlank() ? null : new KnownService(name, repository);
    }
}
