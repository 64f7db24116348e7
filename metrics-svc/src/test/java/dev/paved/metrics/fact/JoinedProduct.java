package dev.paved.metrics.fact;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What batches tell of the platform as a product, joined one after the other. */
public final class JoinedProduct {

    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Deployment> deployments = new HashMap<>();
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, Feedback> feedback = new HashMap<>();
    private final Map<Provisioning.Id, Provisioning> provisionings = new HashMap<>();
    private final Map<UUID, Action> actions = new HashMap<>();
    private final Set<Ownership> owners = new HashSet<>();
    private final Set<Standing> standings = new HashSet<>();

    /** Joins {@code batch} with what is there. */
    public JoinedProduct join(FactBatch batch) {
        ProductFacts product = batch.product();
        join(services, batch.services(), Service::name, Service::join);
        join(deployments, batch.deployments(), Deployment::id, Deployment::join);
        join(tickets, product.tickets(), Ticket::id, Ticket::join);
        join(feedback, product.feedback(), Feedback::id, Feedback::join);
        join(provisionings, product.provisionings(), Provisioning::id, Provisioning::join);
        join(actions, product.actions(), Action::event, Action::join);
        owners.addAll(product.ownerships());
        standings.addAll(product.standings());
        return this;
    }

    private static <K, T> void join(
            Map<K, T> there, Collection<T> told, Function<T, K> identity, BinaryOperator<T> join) {
        told.forEach(fact -> there.merge(identity.apply(fact), fact, join));
    }

    /** Every service, by its name, over time. */
    public Map<String, ServiceHistory> histories() {
        return services.values().stream().map(this::history).collect(toMap(ServiceHistory::name, history -> history));
    }

    private ServiceHistory history(Service service) {
        return new ServiceHistory(
                service.name(),
                service.created(),
                service.registered(),
                firstProduction(service.name()),
                Owners.of(owners.stream()
                        .filter(told -> told.service().equals(service.name()))
                        .toList()),
                standings.stream()
                        .filter(told -> told.service().equals(service.name()))
                        .toList());
    }

    private @Nullable Instant firstProduction(String service) {
        return deployments.values().stream()
                .filter(d -> d.service().equals(service) && d.production())
                .map(d -> d.at().succeeded())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Their deployments. */
    public List<Deployment> deployments() {
        return new ArrayList<>(deployments.values());
    }

    /** Tickets filed with operations. */
    public List<Ticket> tickets() {
        return new ArrayList<>(tickets.values());
    }

    /** What users said. */
    public List<Feedback> feedback() {
        return new ArrayList<>(feedback.values());
    }

    /** Environments that were asked for. */
    public List<Provisioning> provisionings() {
        return new ArrayList<>(provisionings.values());
    }

    /** What teams did by themselves. */
    public List<Action> actions() {
        return new ArrayList<>(actions.values());
    }
}
