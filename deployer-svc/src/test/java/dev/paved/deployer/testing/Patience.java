package dev.paved.deployer.testing;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import java.sql.SQLException;

/** The time that rollouts have for what they are doing. */
public final class Patience {

    private Patience() {}

    /** Waits until the rollout of {@code service} is in {@code phase}, and lets its time for that be over. */
    public static void runsOut(String service, String phase) {
        await().atMost(SOON).until(() -> moveInto(service, phase) == 1);
    }

    private static int moveInto(String service, String phase) throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var update = connection.prepareStatement("""
                        update deployment
                           set state = regexp_replace(state, '"(at|giveUpAt)":"[^"]*"', '"\\1":"2020-01-01T00:00:00Z"')
                         where service = ? and phase = ?""")) {
            update.setString(1, service);
            update.setString(2, phase);
            return update.executeUpdate();
        }
    }
}
