package dev.paved.provisioner.database.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.jdbc.SslMode;

/**
 * The PostgreSQL server that databases of services are made on, and the admin they are made by: a superuser, or a role
 * with CREATEDB and CREATEROLE. It is the platform's own server unless another is set.
 */
@ConfigMapping(prefix = "paved.provisioner.postgres")
interface PostgresSettings {

    /** Where the provisioner reaches it. */
    @WithDefault("${PAVED_DB_HOST:localhost}")
    String host();

    /** The port it listens on. */
    @WithDefault("${PAVED_DB_PORT:5432}")
    int port();

    /** The admin. */
    @WithDefault("${PAVED_DB_USER:paved}")
    String user();

    /** The admin's password. */
    @WithDefault("${PAVED_DB_PASSWORD:paved}")
    String password();

    /** The database the admin connects to; nothing is made in it. */
    @WithDefault("postgres")
    String database();

    /** How connections are encrypted: a value of {@code sslmode}. */
    @WithDefault("prefer")
    SslMode sslMode();

    /** Where services and people reach the server, where that is not {@link #host}. */
    Optional<String> publicHost();

    /** The port at which services and people reach it, where that is not {@link #port}. */
    OptionalInt publicPort();

    /** How long one answer of the server may take. */
    @WithDefault("30s")
    Duration answerWithin();

    /** How long one statement of a seed may take. */
    @WithDefault("30s")
    Duration seedWithin();
}
