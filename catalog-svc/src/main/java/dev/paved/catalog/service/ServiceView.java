package dev.paved.catalog.service;

import dev.paved.catalog.runtime.RunningVersion;
import java.time.Instant;
import java.util.List;

/**
 * A service as the catalog shows it.
 *
 * @param type what kind of program it is, for example {@code api}
 * @param owner the team or person who answers for it
 * @param template the golden path it was made from
 * @param repository where its code is: a URL, or the path of a local bare repository
 * @param runtime what runs of it where, by environment; empty until it is deployed
 */
public record ServiceView(
        String name,
        String type,
        String language,
        String owner,
        String description,
        String lifecycle,
        String template,
        String templateVersion,
        String repository,
        Instant createdAt,
        String createdBy,
        List<RunningVersion> runtime) {

    static ServiceView of(ServiceEntity row, List<RunningVersion> runtime) {
        return new ServiceView(
                row.name,
                row.type,
                row.language,
                row.owner,
                row.description,
                row.lifecycle,
                row.template,
                row.templateVersion,
                row.repository,
                row.createdAt,
                row.createdBy,
                runtime);
    }

    ServiceView withoutRuntime() {
        return new ServiceView(
                name,
                type,
                language,
                owner,
                description,
                lifecycle,
                template,
                templateVersion,
                repository,
                createdAt,
                createdBy,
                List.of());
    }
}
