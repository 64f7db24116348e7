package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.Sample.Rework;
import dev.paved.metrics.fact.Deployment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The production deployments of a service in the order in which they succeeded: which of them are rollbacks, which were
 * undone by one, and which a hotfix followed. Each environment has a history of its own.
 *
 * <p>A rollback is declared as one, or puts a version in place that was in its environment before the one it replaces.
 * Deploying the version in place again is none, and neither is going forward again to one that was rolled back.
 */
final class History {

    private static final Comparator<Deployment> IN_ORDER =
            comparing(History::success).thenComparing(Deployment::id);

    private final Past past;
    private final List<Deployment> successes;
    private final Set<String> told;
    private final Set<String> rollbacks;
    private final Map<String, Ending> undone;
    private final Map<String, Ending> hotfixed;
    private final Map<String, Following> followed = new HashMap<>();

    /**
     * An environment after its last deployment.
     *
     * @param order the contents that were ever in it
     * @param inPlace the deployment that is in it
     * @param suspect the one that a hotfix would mend; null where there is none
     */
    record Place(Ranks order, Deployment inPlace, @Nullable Deployment suspect) {}

    /**
     * What later judgements need of the history so far.
     *
     * @param first when the first one succeeded
     * @param last the one that succeeded last
     * @param places the environments, by name
     * @param told the deployments that are told to have undone another
     * @param rollbacks the deployments that are rollbacks
     */
    record Seed(
            @Nullable Instant first,
            @Nullable Deployment last,
            Map<String, Place> places,
            Set<String> told,
            Set<String> rollbacks,
            Map<String, Ending> undone,
            Map<String, Ending> hotfixed) {

        static final Seed NONE = new Seed(null, null, Map.of(), Set.of(), Set.of(), Map.of(), Map.of());

        /** Whose facts are needed, whatever happens next. */
        Stream<Deployment> needed() {
            Stream<Deployment> inPlace =
                    places.values().stream().flatMap(place -> Stream.of(place.inPlace(), place.suspect()));
            return Stream.concat(Stream.of(last), inPlace).filter(Objects::nonNull);
        }

        /** Only what is of {@code deployments}, and of those that have not succeeded by it. */
        Seed of(Set<String> deployments, Set<String> succeeded) {
            return new Seed(
                    first,
                    last,
                    places,
                    told.stream()
                            .filter(id -> deployments.contains(id) || !succeeded.contains(id))
                            .collect(toSet()),
                    rollbacks.stream().filter(deployments::contains).collect(toSet()),
                    only(undone, deployments),
                    only(hotfixed, deployments));
        }

        int bytes() {
            return places.values().stream()
                    .mapToInt(place -> place.order().bytes())
                    .sum();
        }

        private static Map<String, Ending> only(Map<String, Ending> endings, Set<String> deployments) {
            Map<String, Ending> kept = new HashMap<>(endings);
            kept.keySet().retainAll(deployments);
            return kept;
        }
    }

    /**
     * What ended a failure of a deployment.
     *
     * @param by the deployment that did; null where the rollout itself went back
     */
    record Ending(Instant at, @Nullable String by) {

        private static final Comparator<Ending> ORDER =
                comparing(Ending::at).thenComparing(ending -> Objects.requireNonNullElse(ending.by, ""));

        String subject() {
            return by == null ? "" : "deployment/" + by;
        }

        private static Ending first(Ending a, Ending b) {
            return ORDER.compare(a, b) <= 0 ? a : b;
        }
    }

    private History(Past past, List<Deployment> successes) {
        Seed seed = past.history();
        this.past = past;
        this.successes = successes;
        this.told = new HashSet<>(seed.told());
        this.rollbacks = new HashSet<>(seed.rollbacks());
        this.undone = new HashMap<>(seed.undone());
        this.hotfixed = new HashMap<>(seed.hotfixed());
    }

    /** Of {@code deployments}, after {@code past}. */
    static History of(Past past, List<Deployment> deployments) {
        History history = new History(
                past,
                deployments.stream()
                        .filter(d -> d.at().succeeded() != null)
                        .sorted(IN_ORDER)
                        .toList());
        history.undoWhatIsTold(deployments);
        history.fresh().stream()
                .collect(groupingBy(Deployment::environment))
                .forEach((environment, inOrder) -> history.followed.put(
                        environment, history.follow(past.history().places().get(environment), inOrder)));
        return history;
    }

    private void undoWhatIsTold(List<Deployment> deployments) {
        for (Deployment d : deployments) {
            if (d.at().rolledBack() != null) {
                undo(d, new Ending(d.at().rolledBack(), d.rolledBackBy()));
                told.add(Objects.requireNonNullElse(d.rolledBackBy(), ""));
            }
        }
    }

    private Following follow(@Nullable Place place, List<Deployment> inOrder) {
        Contents contents = new Contents(place == null ? Ranks.NONE : place.order());
        Deployment inPlace = place == null ? null : place.inPlace();
        Deployment suspect = place == null ? null : place.suspect();
        for (Deployment d : inOrder) {
            if ("hotfix".equals(d.kind()) && suspect != null) {
                hotfixed.putIfAbsent(suspect.id(), new Ending(success(d), d.id()));
            }
            if ("rollback".equals(d.kind()) || inPlace != null && contents.isEarlier(d, inPlace)) {
                rollbacks.add(d.id());
                if (inPlace != null
                        && !told.contains(d.id())
                        && !inPlace.content().equals(d.content())) {
                    undo(inPlace, new Ending(success(d), d.id()));
                }
            } else {
                suspect = d;
            }
            contents.add(d.content());
            inPlace = d;
        }
        return new Following(contents, Objects.requireNonNull(inPlace), suspect);
    }

    private record Following(
            Contents contents, Deployment inPlace, @Nullable Deployment suspect) {

        Place place() {
            return new Place(contents.ranks(), inPlace, suspect);
        }
    }

    /** The contents of an environment, in the order in which they first came. */
    private static final class Contents {

        private final Ranks past;
        private final Map<String, Integer> fresh = new LinkedHashMap<>();

        Contents(Ranks past) {
            this.past = past;
        }

        void add(String content) {
            if (rank(content).isEmpty()) {
                fresh.put(content, past.size() + fresh.size());
            }
        }

        boolean isEarlier(Deployment d, Deployment inPlace) {
            OptionalInt rank = rank(d.content());
            return rank.isPresent() && rank.getAsInt() < rank(inPlace.content()).orElse(Integer.MAX_VALUE);
        }

        private OptionalInt rank(String content) {
            Integer rank = fresh.get(content);
            return rank == null ? past.of(content) : OptionalInt.of(rank);
        }

        Ranks ranks() {
            return past.and(List.copyOf(fresh.keySet()));
        }
    }

    private void undo(Deployment d, Ending ending) {
        undone.merge(d.id(), ending, Ending::first);
    }

    /** When the first one succeeded; null while none has. */
    @Nullable
    Instant first() {
        Instant before = past.history().first();
        return before != null || successes.isEmpty() ? before : success(successes.getFirst());
    }

    /** Successful ones whose facts are known, in order. */
    List<Deployment> successes() {
        return successes;
    }

    /** Those of them that are not of the past, in order. */
    List<Deployment> fresh() {
        return successes.stream().filter(d -> past.endsBefore(success(d))).toList();
    }

    /** What later judgements need of it. */
    Seed seed() {
        Deployment last = successes.isEmpty() ? past.history().last() : successes.getLast();
        Map<String, Place> places = new HashMap<>(past.history().places());
        followed.forEach((environment, following) -> places.put(environment, following.place()));
        return new Seed(first(), last, places, told, rollbacks, undone, hotfixed);
    }

    /** Why {@code d} is rework; null where it is planned. */
    @Nullable
    Rework rework(Deployment d) {
        if (rollbacks.contains(d.id()) || "rollback".equals(d.kind())) {
            return Rework.ROLLBACK;
        }
        if ("hotfix".equals(d.kind())) {
            return Rework.HOTFIX;
        }
        return d.because() != null && d.because().startsWith("incident/") ? Rework.INCIDENT : null;
    }

    /** How an earlier version took the place of {@code d} again; null if none did. */
    @Nullable
    Ending undone(Deployment d) {
        return undone.get(d.id());
    }

    /** The first hotfix after {@code d} that succeeded; null if none did. */
    @Nullable
    Ending hotfixed(Deployment d) {
        return hotfixed.get(d.id());
    }

    /** When {@code d}, a successful one, succeeded. */
    static Instant success(Deployment d) {
        return Objects.requireNonNull(d.at().succeeded());
    }
}
