package dev.paved.metrics.http;

import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.fact.ServiceFacts;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Whose metrics are asked for.
 *
 * @param services the names of the services whose facts are needed
 * @param part what of a service's judgement is theirs
 */
record Whose(Scope scope, List<String> services, BiFunction<ServiceFacts, Judgement, Judgement> part) {

    static Whose service(String name) {
        return new Whose(Scope.ofService(name), List.of(name), (facts, judgement) -> judgement);
    }

    /** What happened to {@code services} while they were the team's, of which {@code owned} still are. */
    static Whose team(String name, List<String> services, int owned) {
        return new Whose(
                Scope.ofTeam(name, owned),
                services,
                (facts, judgement) -> judgement.during(at -> facts.ownerAt(at).equals(name)));
    }

    static Whose all(List<String> services) {
        return new Whose(Scope.ofAll(services.size()), services, (facts, judgement) -> judgement);
    }
}
