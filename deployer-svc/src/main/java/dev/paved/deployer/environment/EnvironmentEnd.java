package dev.paved.deployer.environment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** What has to happen to an environment's deployments when it ends. */
public interface EnvironmentEnd {

    /** In the transaction that learns of the end, which was at {@code at}: what was asked for later is not concerned. */
    Uni<Void> ended(Mutiny.Session session, String environment, Instant at);
}
