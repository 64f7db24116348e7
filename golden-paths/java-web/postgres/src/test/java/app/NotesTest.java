package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class NotesTest {

    private static Asking asking(Database database) {
        Notes notes = new Notes(database);
        return new Asking(Map.of("/", Map.of("GET", notes::show), "/notes", Map.of("POST", notes::add)), true);
    }

    @Test
    void refuses_a_note_without_text_or_with_too_much_of_it() throws Exception {
        try (Asking service = asking(null)) {
            for (String body : List.of("", "text=+", "text=" + "x".repeat(1001), "text=a%00b", "text=%")) {
                assertEquals(400, service.send("POST", "/notes", body).statusCode());
            }
        }
    }

    @Test
    void refuses_the_form_of_another_site() throws Exception {
        try (Asking service = asking(null)) {
            assertEquals(403, service.send("POST", "/notes", "text=x", "Sec-Fetch-Site", "cross-site").statusCode());
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void keeps_notes_and_shows_them_escaped() throws Exception {
        try (Scratch scratch = new Scratch();
                Asking service = asking(scratch.database())) {
            var added = service.send("POST", "/notes", "text=it%27s+%3Cb%3Ebold%3C%2Fb%3E");
            assertEquals(303, added.statusCode());
            assertEquals("./", added.headers().firstValue("Location").orElse(""));
            String page = service.get("/").body();
            assertTrue(page.contains("<li>it&#39;s &lt;b&gt;bold&lt;/b&gt;</li>"), page);
        }
    }
}
