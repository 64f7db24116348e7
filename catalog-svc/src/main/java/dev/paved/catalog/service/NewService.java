package dev.paved.catalog.service;

import java.time.Instant;

/**
 * A service that is to be made.
 *
 * @param inputs what was filled into the golden path's form, as a JSON object
 * @param repository where its repository will be
 * @param operation the operation that makes it
 * @param createdBy who asked for it
 */
public record NewService(
        String name,
        String type,
        String language,
        String owner,
        String description,
        String template,
        String templateVersion,
        String inputs,
        String repository,
        String operation,
        String createdBy,
        Instant createdAt) {}
