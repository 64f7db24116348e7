package dev.paved.provisioner.environment;

/** Rows as an instance leaves them that is killed. */
final class Expired {

    private Expired() {}

    /** The insertion of an environment in {@code phase} whose time is up at {@code expiresAt}, an expression. */
    static String row(String name, String phase, String expiresAt) {
        return """
                insert into environment (id, name, type, owner, phase, permanent, created_at, expires_at, actor,
                                         correlation_id, version)
                values (gen_random_uuid()::text, '%s', 'PREVIEW', 'ada', '%s', false, now() - interval '1 day', %s,
                        'ada', 'chain', 0)""".formatted(name, phase, expiresAt);
    }
}
