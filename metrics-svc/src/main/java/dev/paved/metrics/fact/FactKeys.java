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
 */
public record FactKeys(
        boolean all,
        Set<String> deployments,
        Set<String> incidents,
        Set<UUID> pushes,
        Set<PullRequest.Id> pullRequests,
        Set<GitCommit.Id> commits) {

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
                        read.stream().map(GitCommit::id).collect(toSet()));
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
        Map<String, FactKeys> keys = new HashMap<>();
        batch.services().forEach(service -> keys.put(service.name(), service.onlyNamed() ? NONE : ALL));
        add(
                keys,
                batch.deployments(),
                Deployment::service,
                d -> new FactKeys(false, Set.of(d.id()), Set.of(), Set.of(), Set.of(), Set.of()));
        add(
                keys,
                batch.incidents(),
                Incident::service,
                i -> new FactKeys(false, Set.of(), Set.of(i.id()), Set.of(), Set.of(), Set.of()));
        add(keys, batch.pushes(), Push::service, push -> push(push.key()));
        add(keys, batch.pullRequests(), PullRequest::service, request -> pullRequest(request.id()));
        return keys;
    }

    private static <T> void add(
            Map<String, FactKeys> keys,
            Collection<T> facts,
            Function<T, @Nullable String> service,
            Function<T, FactKeys> key) {
        for (T fact : facts) {
            String name = service.apply(fact);
            if (name != null) {
                keys.merge(name, key.apply(fact), FactKeys::and);
            }
        }
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
