package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.DatabaseSite;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** The statements that make a role and its database. */
final class Making {

    private Making() {}

    /** The role with its mark, all at once. The server gets the password's verifier, so its log cannot have the password. */
    static void role(Connection admin, DatabaseSite site, String password) throws SQLException {
        String role = Sql.identifier(site.name());
        SizeLimits limits = SizeLimits.of(site.size());
        String verifier = PasswordUtil.encodePassword(site.name(), password.toCharArray(), "scram-sha-256");
        Sql.runAtOnce(
                admin,
                "create role %s login connection limit %d password %s"
                        .formatted(role, limits.connections(), Sql.literal(verifier)),
                "comment on role %s is %s".formatted(role, Sql.literal(Mark.of(site))),
                "alter role %s set statement_timeout = %s".formatted(role, Sql.literal(limits.statement())),
                "alter role %s set idle_in_transaction_session_timeout = %s"
                        .formatted(role, Sql.literal(limits.idleInTransaction())),
                "alter role %s set work_mem = %s".formatted(role, Sql.literal(limits.workMemory())),
                // An admin who is no superuser has to be a member to make and to end what is the role's.
                "grant %s to current_user".formatted(role));
    }

    /** The database: the role's at first, which shows whose it is until it has its mark. */
    static void database(Connection admin, DatabaseSite site) throws SQLException {
        String name = Sql.identifier(site.name());
        Sql.run(admin, "create database %s owner %s template template0 encoding 'UTF8'".formatted(name, name));
    }

    /**
     * Its mark and its rights, all at once: from then on the database is the admin's, so that the role can neither drop it
     * nor take its mark away nor let others in; all in it is the role's.
     *
     * @param admin connected to that database
     */
    static void rights(Connection admin, DatabaseSite site) throws SQLException {
        String name = Sql.identifier(site.name());
        Sql.runAtOnce(
                admin,
                "revoke all on database %s from public".formatted(name),
                "alter schema public owner to %s".formatted(name),
                "comment on database %s is %s".formatted(name, Sql.literal(Mark.of(site))),
                "alter database %s owner to current_user".formatted(name),
                "grant connect, create, temporary on database %s to %s".formatted(name, name));
    }
}
