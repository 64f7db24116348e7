package dev.paved.metrics.product;

import dev.paved.metrics.fact.Provisioning;
import dev.paved.metrics.fact.ServiceHistory;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What teams got done without asking anyone, each once: services created, environments made ready, databases provisioned,
 * deployments that succeeded through the platform, and secrets changed.
 */
final class SelfService {

    private SelfService() {}

    /**
     * Something a team got done by itself.
     *
     * @param category as in a ticket
     * @param team the owner, then, of the service or else of the environment; null where nobody told
     */
    record Completed(
            String category,
            String subject,
            @Nullable String service,
            @Nullable String team,
            Instant at) {}

    static Stream<Completed> of(PlatformFacts facts) {
        return Stream.of(services(facts), environments(facts), deployments(facts), others(facts))
                .flatMap(some -> some);
    }

    private static Stream<Completed> services(PlatformFacts facts) {
        return facts.services().values().stream()
                .filter(service -> service.created() != null)
                .map(SelfService::created);
    }

    private static Completed created(ServiceHistory service) {
        Instant at = Objects.requireNonNull(service.created());
        return new Completed("service", "service/" + service.name(), service.name(), service.ownerAt(at), at);
    }

    private static Stream<Completed> environments(PlatformFacts facts) {
        return facts.provisionings().stream().flatMap(SelfService::ready);
    }

    /** An environment that failed before it was ready is none. */
    private static Stream<Completed> ready(Provisioning p) {
        Instant at = p.ready();
        return at == null || p.failed() != null && p.failed().isBefore(at)
                ? Stream.empty()
                : Stream.of(new Completed(
                        "environment", "environment/" + p.environment() + "@" + p.chain(), null, p.owner(), at));
    }

    private static Stream<Completed> deployments(PlatformFacts facts) {
        return facts.deployments().stream()
                .filter(d -> d.succeeded() && !d.external())
                .map(d -> new Completed(
                        "deployment",
                        "deployment/" + d.id(),
                        d.service(),
                        facts.ownerOf(d.service(), d.ended()),
                        d.ended()));
    }

    private static Stream<Completed> others(PlatformFacts facts) {
        return facts.actions().stream().map(action -> {
            String team = action.service() != null
                    ? facts.ownerOf(action.service(), action.at())
                    : action.environment() != null ? facts.ownerOfEnvironment(action.environment(), action.at()) : null;
            return new Completed(action.category(), "event/" + action.event(), action.service(), team, action.at());
        });
    }
}
