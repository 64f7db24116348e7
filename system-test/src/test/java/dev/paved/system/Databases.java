package dev.paved.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The databases of the services. */
record Databases(Stack stack) {

    static final List<String> SERVICES = List.of("catalog", "provisioner", "deployer", "metrics", "integrations");

    /** A refusal is recorded and told, and what others said is handled when it comes: neither is an effect of a command. */
    private static final Set<String> NO_EFFECT =
            Set.of("audit", "arrival", "aggregate_sequence", "inbox", "inbox_sequence", "lease");

    /** The first column of a query's rows. */
    List<String> texts(String service, String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = stack.database(service);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + e.getMessage(), e);
        }
    }

    /** How many rows each table of each service has that a command can have an effect in. */
    Map<String, String> rowCounts() {
        Map<String, String> counts = new TreeMap<>();
        for (String service : SERVICES) {
            for (String table : texts(
                    service,
                    "select table_name from information_schema.tables"
                            + " where table_schema = 'public' and table_name not like 'flyway%'")) {
                if (!NO_EFFECT.contains(table)) {
                    counts.put(
                            service + "." + table,
                            texts(service, "select count(*) from " + table + rows(table))
                                    .getFirst());
                }
            }
        }
        return counts;
    }

    private static String rows(String table) {
        return table.equals("outbox") ? " where topic = 'platform.events'" : "";
    }
}
