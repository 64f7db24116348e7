package dev.paved.metrics.testing;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.JoinedFacts;
import dev.paved.metrics.fact.ServiceFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events folded at once: what the facts in the database must come to, however they got there. */
public final class Folded {

    private Folded() {}

    /** The facts of each service that {@code events} name. */
    public static Map<String, ServiceFacts> facts(Collection<EventEnvelope> events) {
        return new JoinedFacts()
                .join(Retelling.folded(List.copyOf(events))).ofServices().stream()
                        .collect(Collectors.toMap(facts -> facts.service().name(), facts -> facts));
    }
}
