package app;

import java.util.Map;

/** HTML pages. Put values in with {@link #escaped}. Links are relative: the page may be served under any prefix. */
final class Page {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="static/style.css">
            </head>
            <body>
            <main>%s</main>
            </body>
            </html>
            """;

    private Page() {}

    /** The answer that shows {@code content}, which is HTML, under {@code title}, which is text. */
    static Response of(String title, String content) {
        return Response.text("text/html", FRAME.formatted(escaped(title), content), HEADERS);
    }

    /** A text as HTML shows it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
