package dev.paved.catalog.scaffold;

import dev.paved.kit.testing.StackResource;
import java.time.Instant;

/** The rows of a service on its way as a process that died left them; the reconciler's next full look finds them. */
record DeadProcess(String operation, String service, String repository) {

    /** When it began. */
    static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    /** Leaves them: of a service of the golden path {@code stepped}, before its step at {@code position}. */
    void left(String direction, int position, String outputs, String commit, Instant deadline) throws Exception {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into operation (id, kind, subject, status, steps, requested_by, created_at, updated_at,
                           deadline, version)
                    values ('%1$s', 'service.create', 'service/%2$s', 'RUNNING', '[]', 'ada', '%3$s', '%3$s', '%4$s', 0)
                    """.formatted(operation, service, BEGUN, deadline));
            statement.execute("""
                    insert into service (name, phase, type, language, owner, description, lifecycle, template,
                           template_version, inputs, repository, operation, created_by, created_at)
                    values ('%2$s', 'CREATING', 'api', 'stepped', 'ada', 'd', 'experimental', 'stepped', '1.0.0',
                           '{"name":"%2$s","owner":"ada","size":3,"database":"none"}', '%3$s', '%1$s', 'ada', '%4$s')
                    """.formatted(operation, service, repository, BEGUN));
            statement.execute("""
                    insert into scaffold (operation, service, direction, position, outputs, commit_id, reason, actor,
                           correlation_id, deadline)
                    values ('%s', '%s', '%s', %d, '%s', %s, 'It failed.', 'ada', 'chain', '%s')
                    """.formatted(
                            operation,
                            service,
                            direction,
                            position,
                            outputs,
                            commit == null ? "null" : "'" + commit + "'",
                            deadline));
            connection.commit();
        }
    }
}
