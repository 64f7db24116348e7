package dev.paved.metrics.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.paved.metrics.board.Row.Ended;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Settled;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of services, so that a new fact is judged by the recent ones alone. Services that are
 * seldom told of are forgotten where memory is short; each is forgotten once a day, and read again when it is told of.
 *
 * @see "ADR 11: a past that is settled"
 */
final class Recollection {

    private static final Duration UNSETTLED = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHARE_OF_MEMORY = 4;
    private static final int SETTLED_AGAIN_AFTER = 200;

    private final DoraRules rules;
    private final Cache<String, Remembered> remembered = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY)
            .weigher((String name, Remembered service) -> service.settled().bytes())
            .expireAfter(Expiry.<String, Remembered>creating((name, service) -> KEPT))
            .executor(Runnable::run)
            .build();

    /**
     * A service.
     *
     * @param over its deployments that are settled, counted
     * @param facts how many facts were left when it was settled
     */
    private record Remembered(Settled settled, Map<Ended, Long> over, int facts) {}

    Recollection(DoraRules rules) {
        this.rules = rules;
    }

    /** The service that {@code facts} are all the facts of. */
    Row of(ServiceFacts facts, Instant asOf) {
        Remembered all = new Remembered(Settled.nothing(facts), Map.of(), 0);
        Remembered settled = settled(all, asOf);
        keep(settled);
        return row(settled, asOf).or(() -> row(all, asOf)).orElseThrow();
    }

    /** The facts of {@code service} that are not settled; empty where nothing is remembered of it. */
    Optional<ServiceFacts> since(String service) {
        return Optional.ofNullable(remembered.getIfPresent(service))
                .map(known -> known.settled().since());
    }

    /** {@code service} after {@code told}; empty where all its facts are to be read, since they may change what is settled. */
    Optional<Row> after(String service, ToldFacts told, Instant asOf) {
        Remembered known = remembered.getIfPresent(service);
        if (known == null) {
            return Optional.empty();
        }
        Optional<Remembered> now =
                known.settled().with(told).map(settled -> new Remembered(settled, known.over(), known.facts()));
        Optional<Row> row = now.flatMap(next -> row(next, asOf));
        if (row.isEmpty()) {
            remembered.invalidate(service);
        } else {
            keep(settledWhereLarge(now.get(), asOf));
        }
        return row;
    }

    private void keep(Remembered service) {
        String name = service.settled().since().service().name();
        if (service.settled().past().isSettled()) {
            remembered.put(name, service);
        } else {
            remembered.invalidate(name);
        }
    }

    /** Empty where facts are forgotten that matter. */
    private Optional<Row> row(Remembered service, Instant asOf) {
        return service.settled()
                .judge(rules.parameters(), asOf)
                .map(judged -> Row.of(service.settled().since(), judged, service.over(), rules, asOf));
    }

    private Remembered settledWhereLarge(Remembered service, Instant asOf) {
        return service.settled().size() > 2 * service.facts() + SETTLED_AGAIN_AFTER ? settled(service, asOf) : service;
    }

    /** The same, settled up to some time before its latest fact: most that comes late comes sooner. */
    private Remembered settled(Remembered service, Instant asOf) {
        return service.settled()
                .latest(asOf)
                .flatMap(latest -> service.settled().until(latest.minus(UNSETTLED), rules.parameters()))
                .map(settled -> {
                    Map<Ended, Long> over = new HashMap<>(service.over());
                    Row.count(settled.since(), settled.over(), over);
                    return new Remembered(settled.within(Window.QUARTER, asOf), over, settled.size());
                })
                .orElse(service);
    }

    /** Nothing is remembered of any. */
    void forget() {
        remembered.invalidateAll();
    }
}
