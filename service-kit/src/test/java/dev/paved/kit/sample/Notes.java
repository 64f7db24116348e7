package dev.paved.kit.sample;

import static dev.paved.kit.testing.Tokens.as;

import dev.paved.events.EventEnvelope;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.kit.sample.NoteResource.Note;
import dev.paved.kit.testing.StackResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Notes as tests write, update and read them. */
public final class Notes {

    private Notes() {}

    /** Adds the note {@code id}, whose text is {@code text}, as ada. */
    public static Response add(String id) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(new Note(id, "text"))
                .post("/api/notes");
    }

    /** The event that adds {@code text} to {@code note}, the {@code sequence}th of the subject of that note. */
    public static EventEnvelope updated(String note, long sequence, String text) {
        return updated("service/" + note, note, sequence, text);
    }

    /** The same, of any subject. */
    public static EventEnvelope updated(String subject, String note, long sequence, String text) {
        return new EventEnvelope(
                UUID.randomUUID(),
                "/paved/elsewhere",
                Instant.parse("2026-01-01T00:00:00Z"),
                subject,
                sequence,
                "chain",
                null,
                "bob",
                new ServiceUpdated(note, text, null, List.of()));
    }

    /** What the note {@code id} says now; empty where there is none. */
    public static String text(String id) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.prepareStatement("select text from note where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** The one value that {@code query} gives. */
    public static String one(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** Does {@code sql} as somebody else would. */
    public static void sql(String sql) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
