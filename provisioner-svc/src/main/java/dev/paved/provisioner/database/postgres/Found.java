package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.DatabaseSite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server has by a site's name.
 *
 * @param role whose the role is
 * @param database whose the database is
 * @param marked whether the database has its mark and its rights, which it gets together
 */
record Found(String name, Whose role, Whose database, boolean marked) {

    private static final String LOOK = """
            select (select coalesce(shobj_description(oid, 'pg_authid'), '') from pg_roles where rolname = ?),
                   (select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = ?),
                   (select pg_get_userbyid(datdba) from pg_database where datname = ?)""";

    /** Whose something is. */
    enum Whose {
        /** It is not there. */
        NOBODYS,
        /** Paved made it for this site. */
        OURS,
        /** Anything else. */
        OTHERS
    }

    /**
     * Looks at it. Between a database's creation and its mark a crash may come: then it has none, but still belongs to the
     * role, which has its mark from the start, and cannot make databases itself.
     */
    static Found of(DatabaseSite site, Connection admin) throws SQLException {
        try (PreparedStatement look = admin.prepareStatement(LOOK)) {
            look.setString(1, site.name());
            look.setString(2, site.name());
            look.setString(3, site.name());
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return of(site, row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }

    private static Found of(
            DatabaseSite site, @Nullable String role, @Nullable String database, @Nullable String owner) {
        String mark = Mark.of(site);
        Whose roles = whose(role, mark);
        boolean unmarkedYet =
                "".equals(database) && roles == Whose.OURS && site.name().equals(owner);
        return new Found(site.name(), roles, unmarkedYet ? Whose.OURS : whose(database, mark), mark.equals(database));
    }

    private static Whose whose(@Nullable String comment, String mark) {
        if (comment == null) {
            return Whose.NOBODYS;
        }
        return comment.equals(mark) ? Whose.OURS : Whose.OTHERS;
    }

    List<String> objects(Whose whose) {
        List<String> objects = new ArrayList<>();
        if (database == whose) {
            objects.add("database " + name);
        }
        if (role == whose) {
            objects.add("role " + name);
        }
        return objects;
    }
}
