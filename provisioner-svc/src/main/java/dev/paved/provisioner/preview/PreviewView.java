package dev.paved.provisioner.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A preview as callers see it.
 *
 * @param branch the branch that its pull request comes from
 * @param head the pull request's latest commit
 * @param fork whether it comes from a fork; null where nobody told yet
 * @param message what people should know of it now
 * @param environment the name of the environment that is there for it
 * @param shows the commit whose manifest that was made by
 * @param manifest the SHA-256 of that manifest
 * @param url where it can be reached, where it has an address of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
        String name,
        String repository,
        int number,
        String branch,
        String head,
        @Nullable Boolean fork,
        PreviewState state,
        @Nullable String message,
        @Nullable String environment,
        @Nullable String shows,
        @Nullable String manifest,
        @Nullable String url,
        Instant createdAt,
        Instant updatedAt) {

    static PreviewView of(PreviewEntity row) {
        return new PreviewView(
                row.name,
                row.repository,
                row.number,
                row.branch,
                row.head,
                row.fork,
                row.state,
                row.message,
                row.environment,
                row.environment == null ? null : row.appliedHead,
                row.digest,
                row.url,
                row.createdAt,
                row.updatedAt);
    }
}
