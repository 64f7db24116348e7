package dev.paved.deployer.gitops;

import dev.paved.deployer.rollout.Deployment;
import java.util.Optional;

/** What deployments want to be written. */
final class Changes {

    private Changes() {}

    /** What {@code d} wants whose image was found when it was prepared; nothing where it was not. */
    static Optional<Change> of(Deployment d) {
        return Optional.ofNullable(d.workload()).flatMap(Image::of).map(image -> of(d, image));
    }

    /** What {@code d} wants to be written, which is {@code image}. */
    static Change of(Deployment d, Image image) {
        return new Change(d.id(), d.service(), d.environment(), d.version(), image, d.requestedBy());
    }
}
