package dev.paved.catalog;

import dev.paved.kit.testing.StackResource;
import java.sql.Connection;
import java.sql.SQLException;

/** What the catalog knows of an organisation, as its files would have told it. */
public final class Org {

    private Org() {}

    /** The catalog has the group {@code group:default/name}. */
    public static void group(String name) {
        entity("group:default/" + name, "Group", name);
    }

    /** The catalog has the entity {@code ref}. */
    public static void entity(String ref, String kind, String name) {
        entity(ref, kind, name, "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    /** The catalog has the entity {@code ref}, which its file tells so. */
    public static void entity(String ref, String kind, String name, String json) {
        run("insert into catalog_location (id, type, target, created_by, created_at, due_at)"
                + " values ('loc-org', 'file', '/org.yaml', 'ada', now(), '2100-01-01') on conflict do nothing");
        run("insert into catalog_entity (ref, kind, namespace, name, entity, etag, location, file, terms, words,"
                + " updated_at) values ('" + ref + "', '" + kind + "', 'default', '" + name + "', '" + json
                + "', '', 'loc-org', 'file:/org.yaml', '{}', '', now()) on conflict do nothing");
    }

    /** The user is in the group, as the catalog has it. */
    public static void member(String user, String group) {
        entity("user:default/" + user, "User", user);
        group(group);
        relate("user:default/" + user, "memberOf", "hasMember", "group:default/" + group);
    }

    /** The entity {@code ref} is {@code owner}'s. */
    public static void owned(String ref, String owner) {
        relate(ref, "ownedBy", "ownerOf", owner);
        run("update catalog_entity set owner = '" + owner + "' where ref = '" + ref + "'");
    }

    /** Both directions of a relation, which {@code source} tells of. */
    public static void relate(String source, String type, String opposite, String target) {
        relation(source, type, target, source);
        relation(target, opposite, source, source);
    }

    private static void relation(String source, String type, String target, String origin) {
        run("insert into catalog_relation (source, type, target, origin) values ('" + source + "', '" + type + "', '"
                + target + "', '" + origin + "') on conflict do nothing");
    }

    /** Runs a statement on the catalog's database. */
    public static void run(String sql) {
        try (Connection connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
