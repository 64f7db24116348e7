package dev.paved.metrics.testing;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.fact.ServiceFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events folded at once: what the facts in the database must come to, however they got there. */
public final class Folded {

    private Folded() {}

    /** The facts of each service that {@code events} name. */
    public static Map<String, ServiceFacts> facts(Collection<EventEnvelope> events) {
        FactBatch batch = new FactBatch();
        events.forEach(batch::add);
        return batch.services().stream()
                .collect(Collectors.toMap(Service::name, service -> facts(service, batch), (a, b) -> a));
    }

    private static ServiceFacts facts(Service service, FactBatch batch) {
        var changes = of(service, batch.changes(), change -> String.valueOf(change.service()));
        Set<String> shas =
                changes.stream().map(c -> c.repository() + "@" + c.sha()).collect(Collectors.toSet());
        return new ServiceFacts(
                service,
                of(service, batch.deployments(), deployment -> deployment.service()),
                changes,
                batch.edges().stream()
                        .filter(edge -> shas.contains(edge.repository() + "@" + edge.sha()))
                        .toList(),
                of(service, batch.incidents(), incident -> String.valueOf(incident.service())));
    }

    private static <T> List<T> of(Service service, Collection<T> facts, Function<T, String> named) {
        return facts.stream()
                .filter(fact -> named.apply(fact).equals(service.name()))
                .toList();
    }
}
