package dev.paved.deployer.target;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is there beside what is desired.
 *
 * @param share what gets some of the requests; null where what is desired gets all
 * @param held what runs on without requests for a while; null where nothing does
 */
public record Beside(@Nullable Share share, @Nullable Held held) {

    static final Beside NOTHING = new Beside(null, null);

    /** The instance of {@code deployment} gets {@code weight} percent of the requests. */
    public record Share(String deployment, int weight) {}

    /** The instance of {@code deployment} runs on until {@code until}, so that it can have its requests back. */
    public record Held(String deployment, Instant until) {}

    static Beside of(TargetEntity row) {
        return new Beside(
                row.shareDeployment == null || row.shareWeight == null
                        ? null
                        : new Share(row.shareDeployment, row.shareWeight),
                row.heldDeployment == null || row.heldUntil == null
                        ? null
                        : new Held(row.heldDeployment, row.heldUntil));
    }

    boolean gives(String deployment) {
        return share != null && share.deployment().equals(deployment);
    }

    Optional<Held> heldAt(Instant now) {
        return Optional.ofNullable(held).filter(it -> now.isBefore(it.until()));
    }
}
