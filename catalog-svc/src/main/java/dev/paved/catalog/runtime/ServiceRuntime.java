package dev.paved.catalog.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What events told of a service.
 *
 * @param environments by name; empty until it is deployed
 * @param openIncidents the oldest first
 */
public record ServiceRuntime(List<EnvironmentRuntime> environments, List<OpenIncident> openIncidents) {

    /** Of a service of which nothing was told. */
    public static final ServiceRuntime NONE = new ServiceRuntime(List.of(), List.of());

    static ServiceRuntime of(
            List<RuntimeEntity> running, List<LastDeploymentEntity> last, List<IncidentEntity> open, Instant now) {
        List<OpenIncident> incidents = open.stream().map(row -> row.view(now)).toList();
        Map<String, RuntimeEntity> serving =
                running.stream().collect(Collectors.toMap(row -> row.environment, row -> row));
        Map<String, LastDeploymentEntity> ended =
                last.stream().collect(Collectors.toMap(row -> row.environment, row -> row));
        Map<String, EnvironmentRuntime> environments = new TreeMap<>();
        Stream.concat(serving.keySet().stream(), ended.keySet().stream())
                .forEach(environment -> environments.put(
                        environment,
                        EnvironmentRuntime.of(
                                Optional.ofNullable(serving.get(environment)),
                                Optional.ofNullable(ended.get(environment)),
                                incidents,
                                now)));
        return new ServiceRuntime(List.copyOf(environments.values()), incidents);
    }

    /** The events that told it: the same ones tell the same. */
    public List<UUID> events() {
        return Stream.concat(
                        environments.stream()
                                .flatMap(each -> Stream.of(event(each.source()), event(each.lastDeployment()))),
                        openIncidents.stream()
                                .map(each -> Optional.of(each.source().event())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UUID> event(@Nullable EventSource source) {
        return Optional.ofNullable(source).map(EventSource::event);
    }

    private static Optional<UUID> event(@Nullable LastDeployment last) {
        return Optional.ofNullable(last).map(each -> each.source().event());
    }
}
