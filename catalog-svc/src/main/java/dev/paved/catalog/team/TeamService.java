package dev.paved.catalog.team;

import dev.paved.catalog.offpath.OffPath;
import dev.paved.catalog.runtime.EnvironmentRuntime;
import dev.paved.catalog.runtime.Health;
import dev.paved.catalog.runtime.OpenIncident;
import dev.paved.catalog.service.ServiceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service of a team.
 *
 * @param offPath why and until when it follows no golden path; null where it follows one
 * @param versions what serves where, and how well
 * @param openIncidents its incidents that have not ended
 */
record TeamService(
        String name,
        String type,
        String lifecycle,
        @Nullable OffPath offPath,
        List<Version> versions,
        List<OpenIncident> openIncidents) {

    /** What serves in an environment; the version is null where nothing has yet. */
    record Version(String environment, @Nullable String version, Health.Status health) {
        static Version of(EnvironmentRuntime runtime) {
            return new Version(
                    runtime.environment(), runtime.version(), runtime.health().status());
        }
    }

    static TeamService of(ServiceView service) {
        return new TeamService(
                service.name(),
                service.type(),
                service.lifecycle(),
                service.offPath(),
                service.runtime().stream().map(Version::of).toList(),
                service.openIncidents());
    }
}
