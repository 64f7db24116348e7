package dev.paved.deployer.testing;

import dev.paved.kit.testing.StackResource;
import java.sql.SQLException;

/**
 * A deployment to staging that ended before the test.
 *
 * @param phase {@code succeeded} or {@code failed}
 */
public record PastDeployment(String id, String service, String commit, String phase) {

    /** Writes it into the database. */
    public void insert() throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var insert = connection.prepareStatement("""
                        insert into deployment (id, service, environment, environment_type, repository, version,
                               commit_id, kind, phase, state, operation, requested_by, correlation_id, requested_at,
                               deadline)
                        values (?, ?, 'staging', 'STAGING', '/r', '1', ?, 'PLANNED', ?, '{}', 'dep-1', 'ada', 'chain',
                               now(), now())""")) {
            insert.setString(1, id);
            insert.setString(2, service);
            insert.setString(3, commit);
            insert.setString(4, phase);
            insert.executeUpdate();
        }
    }
}
