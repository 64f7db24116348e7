package dev.paved.metrics.fact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What batches come to when they are joined one after the other, in the order in which they told of things first. */
public final class JoinedFacts {

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final Map<Push.Id, Push> pushes = new LinkedHashMap<>();
    private final Map<PullRequest.Id, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Set<GitCommit> commits = new LinkedHashSet<>();
    private final Set<Ownership> owners = new LinkedHashSet<>();

    /** Joins {@code batch} with what is there. */
    public JoinedFacts join(FactBatch batch) {
        join(services, batch.services(), Service::name, Service::join);
        join(deployments, batch.deployments(), Deployment::id, Deployment::join);
        join(pushes, batch.pushes(), Push::id, Push::join);
        join(pullRequests, batch.pullRequests(), PullRequest::id, PullRequest::join);
        join(incidents, batch.incidents(), Incident::id, Incident::join);
        owners.addAll(batch.product().ownerships());
        return this;
    }

    /** Joins {@code read}, of their repositories themselves, with what is there; returns what was not. */
    public List<GitCommit> read(Collection<GitCommit> read) {
        return read.stream().filter(commits::add).toList();
    }

    /** What {@code batch} tells of, as it is now. */
    public ToldFacts told(FactBatch batch) {
        return new ToldFacts(
                batch.deployments().stream().map(d -> deployments.get(d.id())).toList(),
                batch.pushes().stream().map(p -> pushes.get(p.id())).toList(),
                batch.pullRequests().stream().map(r -> pullRequests.get(r.id())).toList(),
                List.of(),
                batch.incidents().stream().map(i -> incidents.get(i.id())).toList());
    }

    private static <K, T> void join(
            Map<K, T> there, Collection<T> told, Function<T, K> identity, BinaryOperator<T> join) {
        told.forEach(fact -> there.merge(identity.apply(fact), fact, join));
    }

    /** All that is known of each service. */
    public List<ServiceFacts> ofServices() {
        return services.values().stream().map(this::of).toList();
    }

    /** All that is known of the service by this name; empty where nothing named it. */
    public Optional<ServiceFacts> of(String service) {
        return Optional.ofNullable(services.get(service)).map(this::of);
    }

    private ServiceFacts of(Service service) {
        return new ServiceFacts(
                service,
                named(service, deployments, Deployment::service),
                code(service),
                named(service, incidents, Incident::service),
                Owners.of(owners.stream()
                        .filter(told -> told.service().equals(service.name()))
                        .toList()));
    }

    private Code code(Service service) {
        return Code.of(
                own(service, pushes, Push::service, Push::repository),
                own(service, pullRequests, PullRequest::service, PullRequest::repository),
                commits.stream()
                        .filter(commit ->
                                commit.repository().equals(service.home().inRepository()))
                        .toList());
    }

    private static <T> List<T> named(Service service, Map<?, T> facts, Function<T, @Nullable String> name) {
        return facts.values().stream()
                .filter(fact -> service.name().equals(name.apply(fact)))
                .toList();
    }

    private static <T> List<T> own(
            Service service, Map<?, T> facts, Function<T, @Nullable String> name, Function<T, String> repository) {
        return facts.values().stream()
                .filter(fact -> service.name().equals(name.apply(fact))
                        || repository.apply(fact).equals(service.home().inRepository()))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JoinedFacts facts && facts.all().equals(all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return all().toString();
    }

    private List<Object> all() {
        return List.of(services, deployments, pushes, pullRequests, incidents, owners);
    }
}
