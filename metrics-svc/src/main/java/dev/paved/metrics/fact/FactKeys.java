package dev.paved.metrics.fact;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a service were told.
 *
 * @param all whether it may be any of them
 * @param pushes by {@link Push#key()}
 * @param commits of its repository, by their hashes
 */
public record FactKeys(
        boolean all,
        Set<String> deployments,
        Set<String> incidents,
        Set<UUID> pushes,
        Set<PullRequest.Id> pullRequests,
        Set<String> commits) {

    private static final int MANY = 1_000;

    /** Any of them. */
    public static final FactKeys ALL = new FactKeys(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** None: only its name. */
    public static final FactKeys NONE = new FactKeys(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public FactKeys {
        deployments = Set.copyOf(deployments);
        incidents = Set.copyOf(incidents);
        pushes = Set.copyOf(pushes);
        pullRequests = Set.copyOf(pullRequests);
        commits = Set.copyOf(commits);
    }

    /** One push. */
    public static FactKeys push(UUID key) {
        return new FactKeys(false, Set.of(), Set.of(), Set.of(key), Set.of(), Set.of());
    }

    /** One pull request. */
    public static FactKeys pullRequest(PullRequest.Id id) {
        return new FactKeys(false, Set.of(), Set.of(), Set.of(), Set.of(id), Set.of());
    }

    /** Commits that were read from their repository; all where they are many. */
    public static FactKeys commits(Collection<GitCommit> read) {
        return read.size() > MANY
                ? ALL
                : new FactKeys(
                        false,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        read.stream().map(GitCommit::sha).collect(toSet()));
    }

    /** These and {@code other}. */
    public FactKeys and(FactKeys other) {
        return all || other.all
                ? ALL
                : new FactKeys(
                        false,
                        both(deployments, other.deployments),
                        both(incidents, other.incidents),
                        both(pushes, other.pushes),
                        both(pullRequests, other.pullRequests),
                        both(commits, other.commits));
    }

    /** What {@code batch} tells of each service that it names. */
    public static Map<String, FactKeys> of(FactBatch batch) {
        Map<String, Set<String>> deployments = byService(batch.deployments(), Deployment::service, Deployment::id);
        Map<String, Set<String>> incidents = byService(batch.incidents(), Incident::service, Incident::id);
        Map<String, Set<UUID>> pushes = byService(batch.pushes(), Push::service, Push::key);
        Map<String, Set<PullRequest.Id>> requests =
                byService(batch.pullRequests(), PullRequest::service, PullRequest::id);
        Map<String, FactKeys> keys = new HashMap<>();
        for (Service service : batch.services()) {
            String name = service.name();
            keys.put(
                    name,
                    service.onlyNamed()
                            ? new FactKeys(
                                    false,
                                    deployments.getOrDefault(name, Set.of()),
                                    incidents.getOrDefault(name, Set.of()),
                                    pushes.getOrDefault(name, Set.of()),
                                    requests.getOrDefault(name, Set.of()),
                                    Set.of())
                            : ALL);
        }
        return keys;
    }

    private static <T, K> Map<String, Set<K>> byService(
            Collection<T> facts, Function<T, @Nullable String> service, Function<T, K> key) {
        Map<String, Set<K>> keys = new HashMap<>();
        for (T fact : facts) {
            String name = service.apply(fact);
            if (name != null) {
                keys.computeIfAbsent(name, n -> new HashSet<>()).add(key.apply(fact));
            }
        }
        return keys;
    }

    private static <K> Set<K> both(Set<K> a, Set<K> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Set<K> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}
