package dev.paved.catalog.service;

import dev.paved.catalog.offpath.OffPath;
import dev.paved.catalog.runtime.EnvironmentRuntime;
import dev.paved.catalog.runtime.OpenIncident;
import dev.paved.catalog.runtime.ServiceRuntime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as the catalog shows it.
 *
 * @param type what kind of program it is, for example {@code api}
 * @param owner the team or person who answers for it
 * @param language what it is written in; null where nobody told
 * @param template the golden path it was made from; null where it was registered
 * @param offPath why and until when it follows no golden path; null where it follows one
 * @param repository where its code is: a URL, or the path of a local bare repository; null where nobody told
 * @param path the folder in the repository that it is made of; null for the whole repository
 * @param retired when and why it left the catalog; null while it is in it
 * @param runtime what events told of it by environment; empty until it is deployed
 * @param openIncidents its incidents that have not ended, the oldest first
 */
public record ServiceView(
        String name,
        String type,
        @Nullable String language,
        String owner,
        String description,
        String lifecycle,
        @Nullable String template,
        @Nullable String templateVersion,
        @Nullable OffPath offPath,
        @Nullable String repository,
        @Nullable String path,
        Instant createdAt,
        String createdBy,
        @Nullable Retired retired,
        List<EnvironmentRuntime> runtime,
        List<OpenIncident> openIncidents) {

    static ServiceView of(ServiceEntity row, @Nullable OffPath offPath, ServiceRuntime told) {
        return new ServiceView(
                row.name,
                row.type,
                row.language,
                row.owner,
                row.description,
                row.lifecycle,
                row.template,
                row.templateVersion,
                offPath,
                row.repository,
                row.path,
                row.createdAt,
                row.createdBy,
                row.retired(),
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
                offPath,
                repository,
                path,
                createdAt,
                createdBy,
                retired,
                List.of(),
                List.of());
    }

    ServiceRuntime told() {
        return new ServiceRuntime(runtime, openIncidents);
    }
}
