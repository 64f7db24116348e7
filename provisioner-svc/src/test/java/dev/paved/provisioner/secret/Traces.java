package dev.paved.provisioner.secret;

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
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks for a text as it is, in base64 wherever it stands in the encoded, and in hex. */
record Traces(String plain, Set<String> encoded) {

    static Traces of(String text) {
        Set<String> encoded = new LinkedHashSet<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            for (Base64.Encoder base64 : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String all = base64.withoutPadding().encodeToString(shifted);
                // The characters at both ends depend on what stands beside the text.
                encoded.add(all.substring(before == 0 ? 0 : before + 1, shifted.length / 3 * 4));
            }
        }
        return new Traces(text, encoded);
    }

    /** The forms that {@code text} has it in. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        if (text.contains(plain)) {
            found.add("plain");
        }
        encoded.stream().filter(text::contains).forEach(form -> found.add("base64 " + form));
        if (text.toLowerCase(Locale.ROOT).contains(HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8)))) {
            found.add("hex");
        }
        return found;
    }

    /** The topics that have it, in a key, a header or a value. */
    Set<String> inTopics() throws Exception {
        Set<String> found = new LinkedHashSet<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", StackResource.bootstrapServers()))) {
            for (String topic : admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()) {
                for (ConsumerRecord<String, byte[]> record : Stream.records(topic)) {
                    if (!in(text(record)).isEmpty()) {
                        found.add(topic);
                    }
                }
            }
        }
        return found;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        StringBuilder text = new StringBuilder().append(record.key()).append('\n');
        record.headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(text(header.value()))
                        .append('\n'));
        return text.append(text(record.value())).toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The tables that have it in any column. */
    Set<String> inTables(String database) throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (Connection connection = StackResource.postgres().connect(database)) {
            for (String table : column(
                    connection, "select table_name from information_schema.tables where table_schema = 'public'")) {
                // As text, bytes are in hex; that of another text's bytes is that text's.
                for (String row : column(connection, "select t::text from \"" + table + "\" t")) {
                    if (!in(row).isEmpty()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
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

    /** The files below {@code folder} that have it as it is: Kafka's and PostgreSQL's too, with what they have deleted. */
    List<Path> inFiles(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(plain)) {
                        found.add(file);
                    }
                } catch (NoSuchFileException gone) {
                    continue;
                }
            }
        }
        return found;
    }
}
