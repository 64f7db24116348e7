package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is settled of a service up to an instant: what judging later facts needs of the earlier ones, without those. It is
 * small beside them, and judging by it costs what happened since, not what ever happened.
 *
 * @see "ADR 11: a past that is settled"
 */
public final class Past {

    /** Nothing is settled: all facts are known. */
    public static final Past NONE = new Past(
            Instant.MIN,
            History.Seed.NONE,
            Lineage.Seed.NONE,
            Set.of(),
            Places.NONE,
            new Judgement(List.of(), List.of(), List.of(), List.of(), null));

    /** Each is the one that is shown. */
    private static final int BYTES_OF_A_SAMPLE = 8;

    private final Instant until;
    private final History.Seed history;
    private final Lineage.Seed lineage;
    private final Set<Cause> asked;
    private final Places places;
    private final Judgement samples;

    /** A cause that an incident names. */
    record Cause(
            String incident,
            @Nullable Instant opened,
            @Nullable String deployment,
            @Nullable String version,
            @Nullable String commit) {

        static Cause of(Incident incident) {
            return new Cause(
                    incident.id(),
                    incident.opened(),
                    incident.causeDeployment(),
                    incident.causeVersion(),
                    incident.causeCommit());
        }
    }

    /**
     * @param until what happened later is not settled
     * @param asked the causes of which the past's deployments are known
     * @param samples what counts in metrics
     */
    Past(
            Instant until,
            History.Seed history,
            Lineage.Seed lineage,
            Set<Cause> asked,
            Places places,
            Judgement samples) {
        this.until = until;
        this.history = history;
        this.lineage = lineage;
        this.asked = Set.copyOf(asked);
        this.places = places;
        this.samples = samples;
    }

    /** What happened later is not settled. */
    public Instant until() {
        return until;
    }

    /** Whether anything is. */
    public boolean isSettled() {
        return this != NONE;
    }

    /** About how much memory it takes. */
    int bytes() {
        return history.bytes() + lineage.bytes() + BYTES_OF_A_SAMPLE * samples.size();
    }

    /** The same, of whose samples only those are kept that count in the longest window that ends at {@code asOf}. */
    public Past within(Window longest, Instant asOf) {
        return new Past(until, history, lineage, asked, places, samples.within(longest, asOf));
    }

    boolean endsBefore(Instant instant) {
        return until.isBefore(instant);
    }

    boolean isAsked(Incident incident) {
        return this == NONE || asked.contains(Cause.of(incident));
    }

    History.Seed history() {
        return history;
    }

    Lineage.Seed lineage() {
        return lineage;
    }

    Places places() {
        return places;
    }

    /** The samples of what is settled. */
    Judgement samples() {
        return samples;
    }

    /** These samples and those of {@code later}. */
    Judgement and(Judgement later) {
        return samples.and(later);
    }
}
