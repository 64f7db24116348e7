package dev.paved.metrics.dora;

import static java.util.stream.Collectors.toMap;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import dev.paved.metrics.fact.PushedCommit;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds what is told of a service whose past is settled to the facts since, where that leaves the past as it is. */
final class Addition {

    private final Past past;
    private final ServiceFacts since;
    private final Map<String, Deployment> deployments;
    private final Map<String, Incident> incidents;
    private final Map<Push.Id, Push> pushes;
    private final Map<PullRequest.Id, PullRequest> pullRequests;
    private final Map<String, GitCommit> commits;

    Addition(Past past, ServiceFacts since) {
        this.past = past;
        this.since = since;
        this.deployments = by(since.deployments(), Deployment::id);
        this.incidents = by(since.incidents(), Incident::id);
        this.pushes = by(since.code().pushes(), Push::id);
        this.pullRequests = by(since.code().pullRequests(), PullRequest::id);
        this.commits = by(since.code().commits(), GitCommit::sha);
    }

    private static <K, T> Map<K, T> by(List<T> facts, Function<T, K> identity) {
        return facts.stream().collect(toMap(identity, fact -> fact, (a, b) -> b, LinkedHashMap::new));
    }

    /** All facts since with {@code told} among them; empty where what is settled may change. */
    Optional<ServiceFacts> of(ToldFacts told) {
        boolean settled = told.deployments().stream().allMatch(d -> leaves(deployments.put(d.id(), d), d))
                && told.incidents().stream().allMatch(i -> leaves(incidents.put(i.id(), i), i))
                && told.pushes().stream().allMatch(p -> leaves(pushes.put(p.id(), p), p))
                && told.pullRequests().stream().allMatch(r -> leaves(pullRequests.put(r.id(), r), r))
                && told.commits().stream().allMatch(c -> leaves(commits.put(c.sha(), c), c));
        return settled
                ? Optional.of(new ServiceFacts(
                        since.service(),
                        List.copyOf(deployments.values()),
                        Code.of(
                                List.copyOf(pushes.values()),
                                List.copyOf(pullRequests.values()),
                                List.copyOf(commits.values())),
                        List.copyOf(incidents.values()),
                        since.owners()))
                : Optional.empty();
    }

    private boolean leaves(@Nullable Deployment known, Deployment told) {
        return told.equals(known)
                || told.service().equals(since.service().name())
                        && isLater(ends(told))
                        && (known == null || isLater(ends(known)))
                        && (told.rolledBackBy() == null || isFresh(deployments.get(told.rolledBackBy())));
    }

    /** One that undid another is no rollback of what was in place: it must not have been judged yet. */
    private boolean isFresh(@Nullable Deployment known) {
        return known != null && isLater(ends(known));
    }

    private static Stream<@Nullable Instant> ends(Deployment d) {
        return Stream.of(d.at().succeeded(), d.at().failed(), d.at().rolledBack());
    }

    private boolean leaves(@Nullable Incident known, Incident told) {
        if (told.equals(known)) {
            return true;
        }
        return since.service().name().equals(told.service())
                && (known != null && onlyResolves(known, told) && isLater(Stream.of(told.resolved()))
                        || isLater(instants(told)) && (known == null || isLater(instants(known))));
    }

    private static boolean onlyResolves(Incident known, Incident told) {
        return known.resolved() == null && told.unresolved().equals(known);
    }

    private static Stream<@Nullable Instant> instants(Incident incident) {
        return Stream.of(incident.opened(), incident.resolved());
    }

    private boolean leaves(@Nullable Push known, Push told) {
        return told.equals(known)
                || known == null
                        && isOwn(told.service(), told.repository())
                        && SettlingCode.shas(told).noneMatch(past.lineage()::has);
    }

    /** A commit that was brought before its pull request was told of has its origin settled. */
    private boolean leaves(@Nullable PullRequest known, PullRequest told) {
        if (told.equals(known)) {
            return true;
        }
        String merge = told.mergeCommit();
        return isOwn(told.service(), told.repository())
                && !past.lineage().has(told)
                && (known == null
                        || known.mergeCommit() == null
                        || known.mergeCommit().equals(merge))
                && (merge == null
                        || !past.lineage().has(merge)
                                && pushes.values().stream()
                                        .filter(push -> push.after().equals(merge))
                                        .flatMap(push -> push.commits().stream().map(PushedCommit::sha))
                                        .noneMatch(past.lineage()::has));
    }

    private boolean leaves(@Nullable GitCommit known, GitCommit told) {
        return told.equals(known)
                || known == null
                        && told.repository().equals(since.service().home().inRepository())
                        && !past.lineage().has(told.sha());
    }

    private boolean isOwn(@Nullable String service, String repository) {
        return since.service().name().equals(service)
                || repository.equals(since.service().home().inRepository());
    }

    private boolean isLater(Stream<@Nullable Instant> instants) {
        return instants.filter(Objects::nonNull).allMatch(past::endsBefore);
    }
}
