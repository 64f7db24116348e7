package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the samples of several services is in the window that ends at {@code asOf}. */
public record Pool(Collection<Judgement> services, Window window, Instant asOf) {

    /** Production deployments that ended. */
    public List<Rollout> ended() {
        return in(Judgement::rollouts);
    }

    /** Changes that reached production. */
    public List<Shipped> shipped() {
        return in(Judgement::shipped);
    }

    /** Incidents in production. */
    public List<Trouble> troubles() {
        return in(Judgement::troubles);
    }

    /** Incidents that are over, where the rules measure the time of each. */
    public List<Restoration> restored() {
        return in(Judgement::restorations).stream()
                .filter(r -> r.time() != null)
                .toList();
    }

    /** How many incidents are not over, whenever they began, where the rules measure the time of each. */
    public int unrestored() {
        return (int) services.stream()
                .flatMap(service -> service.restorations().stream())
                .filter(r -> r.time() == null)
                .count();
    }

    /** The failures that are over since within the window, whenever their deployment was. */
    List<Failure> recovered() {
        return failures()
                .filter(f -> f.recovered() != null && window.contains(f.recovered(), asOf))
                .toList();
    }

    /** How many failures are not over, whenever their deployment was. */
    int open() {
        return (int) failures().filter(Failure::open).count();
    }

    /** When a production deployment of any of them first succeeded; null while none has. */
    public @Nullable Instant since() {
        return services.stream()
                .map(Judgement::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Failure> failures() {
        return services.stream()
                .flatMap(service -> service.rollouts().stream())
                .flatMap(rollout -> Stream.ofNullable(rollout.failure()));
    }

    private <T extends Sample> List<T> in(Function<Judgement, List<T>> which) {
        return services.stream()
                .flatMap(service -> which.apply(service).stream())
                .filter(sample -> window.contains(sample.at(), asOf))
                .toList();
    }
}
