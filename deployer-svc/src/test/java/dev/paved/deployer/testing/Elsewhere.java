package dev.paved.deployer.testing;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What other services tell the deployer by events. */
public final class Elsewhere {

    private Elsewhere() {}

    /** Publishes {@code event}, which happened at {@code at}, and waits until the deployer has handled it. */
    public static void happened(String subject, long sequence, Instant at, PlatformEvent event) {
        UUID id = UUID.randomUUID();
        Stream.publish(new EventEnvelope(id, "/paved/elsewhere", at, subject, sequence, "chain", null, "bob", event));
        await().atMost(SOON).until(() -> isHandled(id));
    }

    private static boolean isHandled(UUID event) throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var query = connection.prepareStatement("select 1 from inbox where event_id = ? and status = 'done'")) {
            query.setObject(1, event);
            return query.executeQuery().next();
        }
    }
}
