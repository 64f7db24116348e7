package dev.paved.catalog.service;

import org.jspecify.annotations.Nullable;

/**
 * A service that was not made here.
 *
 * @param type what kind of program it is, for example {@code api}
 * @param language what it is written in; null where nobody told
 * @param repository where its code is; null where nobody told
 * @param path the folder in the repository that it is made of; null for the whole repository
 */
public record RegisteredService(
        String name,
        String type,
        @Nullable String language,
        String owner,
        String description,
        String lifecycle,
        @Nullable String repository,
        @Nullable String path) {

    /** The path in the repository of the file that says what it is. */
    public String catalogInfo() {
        return (path == null ? "" : path + "/") + "catalog-info.yaml";
    }
}
