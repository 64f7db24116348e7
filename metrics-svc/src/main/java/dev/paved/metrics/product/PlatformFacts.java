package dev.paved.metrics.product;

import dev.paved.metrics.fact.Action;
import dev.paved.metrics.fact.Feedback;
import dev.paved.metrics.fact.Provisioning;
import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.fact.Ticket;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's metrics are a function of: every service that any event named, and what happened inside the longest
 * window.
 *
 * @param services by name
 * @param ticketsSince when the first ticket of all was opened: what was before is not known; null for none
 */
record PlatformFacts(
        Map<String, ServiceHistory> services,
        List<EndedDeployment> deployments,
        List<Provisioning> provisionings,
        List<Action> actions,
        List<Ticket> tickets,
        List<Feedback> feedback,
        @Nullable Instant ticketsSince) {

    PlatformFacts {
        services = Map.copyOf(services);
        deployments = List.copyOf(deployments);
        provisionings = List.copyOf(provisionings);
        actions = List.copyOf(actions);
        tickets = List.copyOf(tickets);
        feedback = List.copyOf(feedback);
    }

    /** Without what nobody knew of at {@code asOf}; {@code told} is when each service was first told of. */
    PlatformFacts knownAt(Instant asOf, Map<String, Instant> told) {
        Map<String, ServiceHistory> known = new HashMap<>(services);
        known.keySet()
                .removeIf(service -> told.getOrDefault(service, Instant.MAX).isAfter(asOf));
        return new PlatformFacts(
                known,
                deployments,
                provisionings,
                actions,
                tickets,
                feedback,
                ticketsSince == null || ticketsSince.isAfter(asOf) ? null : ticketsSince);
    }

    /** Whose {@code service} was at {@code at}; null where nobody told. */
    @Nullable
    String ownerOf(String service, Instant at) {
        ServiceHistory history = services.get(service);
        return history == null ? null : history.ownerAt(at);
    }

    /** Whose the environment was that had this name at {@code at}; null where nobody told. */
    @Nullable
    String ownerOfEnvironment(String environment, Instant at) {
        return provisionings.stream()
                .filter(p -> p.environment().equals(environment) && p.owner() != null)
                .filter(p -> p.requested() != null && !p.requested().isAfter(at))
                .max(Comparator.comparing(Provisioning::requested).thenComparing(Provisioning::chain))
                .map(Provisioning::owner)
                .orElse(null);
    }
}
