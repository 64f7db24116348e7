package dev.paved.deployer.kubernetes;

import java.util.Optional;

/** What is seen of both workloads of a service in an environment. */
record Sights(Sight stable, Sight candidate) {

    static final Sights NOTHING = new Sights(Sight.NOTHING, Sight.NOTHING);

    Sight of(Track track) {
        return track == Track.STABLE ? stable : candidate;
    }

    /** Whether no version is beside the workload that stays. */
    boolean isAlone() {
        return candidate.deployment() == null;
    }

    /** Which workload is for the deployment {@code id}: the one beside while there is one. */
    Optional<Track> trackOf(String id) {
        return candidate.isFor(id)
                ? Optional.of(Track.CANDIDATE)
                : stable.isFor(id) ? Optional.of(Track.STABLE) : Optional.empty();
    }
}
