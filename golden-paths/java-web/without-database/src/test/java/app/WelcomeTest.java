package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void shows_its_name() throws Exception {
        try (Asking service = new Asking(new App(Map.of()).routes(), true)) {
            var page = service.get("/");
            assertEquals(200, page.statusCode());
            assertEquals("text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
            assertTrue(page.body().contains("<h1>" + Service.NAME + "</h1>"));
        }
    }
}
