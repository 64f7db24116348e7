package dev.paved.deployer.testing;

import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A value that must not be found anywhere: in no log since it was planted, no table, no topic, and no file. */
public final class Canary extends Handler implements AutoCloseable {

    private final String text;
    private final StringBuffer logged = new StringBuffer();

    private Canary(String text) {
        this.text = text;
    }

    /** From now on what is logged is kept. */
    public static Canary plant(String text) {
        Canary canary = new Canary(text);
        Logger.getLogger("").addHandler(canary);
        return canary;
    }

    /** The value. */
    public String text() {
        return text;
    }

    /** Where it is. */
    public List<String> found() throws SQLException, IOException {
        List<String> found = new ArrayList<>();
        if (logged.indexOf(text) >= 0) {
            found.add("log");
        }
        for (String topic : List.of("platform.events", "platform.audit", "platform.events.dead-letter")) {
            if (Stream.records(topic).stream()
                    .anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(text))) {
                found.add(topic);
            }
        }
        tables(found);
        files(found);
        return found;
    }

    private void tables(List<String> found) throws SQLException {
        try (Connection connection = StackResource.postgres().connect("deployer")) {
            for (String table : column(
                    connection, "select table_name from information_schema.tables where table_schema = 'public'")) {
                if (column(connection, "select t::text from \"" + table + "\" t").stream()
                        .anyMatch(row -> row.contains(text))) {
                    found.add(table);
                }
            }
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Kafka's and PostgreSQL's among them. */
    private void files(List<String> found) throws IOException {
        try (var files = Files.walk(StackResource.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                        found.add(file.toString());
                    }
                } catch (NoSuchFileException gone) {
                    continue;
                }
            }
        }
    }

    @Override
    public void publish(LogRecord record) {
        logged.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
        for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            logged.append(cause);
        }
        logged.append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
