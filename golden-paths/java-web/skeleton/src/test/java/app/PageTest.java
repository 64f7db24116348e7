package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void escapes_what_is_put_into_a_page() {
        assertEquals("&lt;a href=&quot;x&quot;&gt;&amp;&#39;", Page.escaped("<a href=\"x\">&'"));
    }

    @Test
    void allows_no_scripts_but_its_own() {
        String policy = Page.of("", "").headers().get("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'") && policy.contains("script-src 'self'"), policy);
    }

    @Test
    void serves_the_files_of_static_and_nothing_beside_them() throws Exception {
        try (Asking service = new Asking(Assets.routes(), true)) {
            var style = service.get("/static/style.css");
            assertEquals(200, style.statusCode());
            assertEquals("text/css", style.headers().firstValue("Content-Type").orElse(""));
            assertTrue(style.body().contains("font-family"));
            assertEquals(404, service.get("/static/..%2fapp").statusCode());
        }
    }
}
