package dev.paved.system;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The five DORA metrics of a service by their definitions, computed from the events a second time and in another way than the
 * platform does: good for histories without incidents, hotfixes and merges, with all of it inside the window.
 *
 * @param deployments successful deployments to production
 * @param reached deployments to production that reached users
 * @param failed those of them that were taken back
 * @param recovered successful ones that were taken back later, each a sample of the recovery time
 * @param rework deployments to production that were made to take another one back
 * @param shipped changes that reached production after the service's first deployment, each a sample of the lead time
 */
record ExpectedMetrics(int deployments, int reached, int failed, int recovered, int rework, int shipped) {

    /** The metrics of {@code service}, whose first commits came in the order of {@code events}. */
    static ExpectedMetrics of(String service, List<PlatformEvent> events) {
        List<DeploySucceeded> succeeded = inProduction(service, events, DeploySucceeded.class)
                .sorted(Comparator.comparing(DeploySucceeded::finishedAt))
                .toList();
        long failed = inProduction(service, events, DeployFailed.class)
                .filter(DeployFailed::reachedUsers)
                .count();
        Set<String> takenBack = inProduction(service, events, DeployRolledBack.class)
                .map(DeployRolledBack::deployment)
                .collect(Collectors.toSet());
        int recovered = (int) succeeded.stream()
                .filter(deployment -> takenBack.contains(deployment.deployment()))
                .count();
        int rework = (int) succeeded.stream()
                .filter(deployment -> deployment.kind() == DeploymentKind.ROLLBACK)
                .count();
        return new ExpectedMetrics(
                succeeded.size(),
                succeeded.size() + (int) failed,
                recovered + (int) failed,
                recovered,
                rework,
                shipped(succeeded, commits(service, events)));
    }

    private static <E extends DeploymentEvent> Stream<E> inProduction(
            String service, List<PlatformEvent> events, Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event ->
                        event.service().equals(service) && event.environmentType() == EnvironmentType.PRODUCTION);
    }

    private static List<String> commits(String service, List<PlatformEvent> events) {
        return events.stream()
                .filter(CommitsPushed.class::isInstance)
                .map(CommitsPushed.class::cast)
                .filter(pushed ->
                        service.equals(pushed.service()) && pushed.branch().equals("main"))
                .flatMap(pushed -> pushed.commits().stream())
                .map(Commit::sha)
                .toList();
    }

    /** On one branch without merges, a deployment ships all commits up to its own that were not shipped before. */
    private static int shipped(List<DeploySucceeded> deployments, List<String> commits) {
        Set<String> inProduction = new HashSet<>();
        int shipped = 0;
        for (DeploySucceeded deployment : deployments) {
            boolean first = inProduction.isEmpty();
            int own = commits.indexOf(Objects.requireNonNull(deployment.commit()));
            for (String commit : commits.subList(0, own + 1)) {
                shipped += inProduction.add(commit) && !first ? 1 : 0;
            }
        }
        return shipped;
    }
}
