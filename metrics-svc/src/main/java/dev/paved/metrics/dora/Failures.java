package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Definition.RecoveryStart;
import dev.paved.metrics.dora.History.Ending;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments needed immediate intervention: rolled back, followed by a hotfix, or the cause of an incident. It
 * begins with the first incident if there is one, else when the deployment was finished; it ends with the first
 * rollback, hotfix or end of an incident from then on.
 */
final class Failures {

    private final History history;
    private final Attribution attribution;
    private final Definition definition;

    Failures(History history, Attribution attribution, Definition definition) {
        this.history = history;
        this.attribution = attribution;
        this.definition = definition;
    }

    /** How {@code d}, which reached users, failed; null if it did not. */
    @Nullable
    Failure of(Deployment d) {
        Map<FailureSign, List<String>> signs = signs(d);
        if (signs.isEmpty()) {
            return null;
        }
        Instant start = start(d);
        if (start == null) {
            return new Failure(null, null, signs, null);
        }
        return endings(d)
                .filter(ending -> !ending.at().isBefore(start))
                .min(Comparator.comparing(End::at).thenComparing(End::by))
                .map(end -> new Failure(start, end.at(), signs, end.by()))
                .orElseGet(() -> new Failure(start, null, signs, null));
    }

    private Map<FailureSign, List<String>> signs(Deployment d) {
        Map<FailureSign, List<String>> signs = new EnumMap<>(FailureSign.class);
        Ending undone = history.undone(d);
        Ending hotfix = history.hotfixed(d);
        if (undone != null || d.at().succeeded() == null) {
            signs.put(FailureSign.ROLLBACK, by(undone));
        }
        if (hotfix != null) {
            signs.put(FailureSign.HOTFIX, by(hotfix));
        }
        List<Incident> incidents = attribution.of(d);
        if (!incidents.isEmpty()) {
            signs.put(
                    FailureSign.INCIDENT,
                    incidents.stream().map(Failures::subject).sorted().toList());
        }
        signs.keySet().retainAll(definition.failureSigns());
        return signs;
    }

    private static List<String> by(@Nullable Ending ending) {
        return ending == null || ending.by() == null ? List.of() : List.of(ending.subject());
    }

    private static String subject(Incident incident) {
        return "incident/" + incident.id();
    }

    private @Nullable Instant start(Deployment d) {
        Instant finished = d.at().succeeded();
        if (definition.recoveryStart() == RecoveryStart.DEPLOYMENT) {
            return finished;
        }
        return attribution.of(d).stream()
                .map(Attribution::opened)
                .min(Comparator.naturalOrder())
                .orElse(finished);
    }

    private record End(Instant at, String by) {}

    private Stream<End> endings(Deployment d) {
        Stream<End> byDeployments = Stream.of(
                        Optional.ofNullable(history.undone(d)), Optional.ofNullable(history.hotfixed(d)))
                .flatMap(Optional::stream)
                .map(ending -> new End(ending.at(), ending.subject()));
        Stream<End> byIncidents = attribution.of(d).stream()
                .flatMap(incident ->
                        Stream.ofNullable(incident.resolved()).map(resolved -> new End(resolved, subject(incident))));
        return Stream.concat(byDeployments, byIncidents);
    }
}
