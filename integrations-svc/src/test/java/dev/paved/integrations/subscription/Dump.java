package dev.paved.integrations.subscription;

import dev.paved.kit.testing.StackResource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that is in the tables of a database. */
final class Dump {
    private Dump() {}

    static String of(String database) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (var connection = StackResource.postgres().connect(database);
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (var rows = statement.executeQuery("select t::text from " + table + " as t")) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }
}
