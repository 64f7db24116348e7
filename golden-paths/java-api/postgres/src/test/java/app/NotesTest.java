package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class NotesTest {

    private static Asking asking(Database database) {
        Notes notes = new Notes(database);
        return new Asking(Map.of("/notes", Map.of("GET", notes::list, "POST", notes::add)), true);
    }

    @Test
    void refuses_a_note_without_text_or_with_too_much_of_it() throws Exception {
        try (Asking service = asking(null)) {
            for (String body : List.of("", "  ", "x".repeat(1001), "a\0b")) {
                assertEquals(400, service.send("POST", "/notes", body).statusCode());
            }
            assertEquals(413, service.send("POST", "/notes", "x".repeat(100_000)).statusCode());
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void keeps_notes() throws Exception {
        try (Scratch scratch = new Scratch();
                Asking service = asking(scratch.database())) {
            String note = "{\"id\":1,\"text\":\"it's \\\"quoted\\\"\"}";
            assertEquals(note, service.send("POST", "/notes", "it's \"quoted\"").body());
            assertEquals("[" + note + "]", service.get("/notes").body());
        }
    }
}
