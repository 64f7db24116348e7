package dev.paved.catalog.service;

import dev.paved.catalog.runtime.EnvironmentRuntime;
import dev.paved.catalog.runtime.OpenIncident;
import dev.paved.catalog.runtime.ServiceRuntime;
import java.time.Instant;
import java.util.List;

/**
 * A service as the catalog shows it.
 *
 * @param type what kind of program it is, for example {@code api}
 * @param owner the team or person who answers for it
 * @param template the golden path it was made from
 * @param repository where its code is: a URL, or the path of a local bare repository
 * @param runtime what events told of it by environment; empty until it is deployed
 * @param openIncidents its incidents that have not ended, the oldest first
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
        List<EnvironmentRuntime> runtime,
        List<OpenIncident> openIncidents) {

    static ServiceView of(ServiceEntity row, ServiceRuntime told) {
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
                told.environments(),
                told.openIncidents());
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
                List.of(),
                List.of());
    }

    ServiceRuntime told() {
        return new ServiceRuntime(runtime, openIncidents);
    }
}
