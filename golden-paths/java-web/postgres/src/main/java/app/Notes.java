package app;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** An example to replace: a page of notes, kept in the database, and a form that adds one. */
final class Notes {

    private static final int LONGEST = 1000;
    private static final Set<String> OWN = Set.of("", "same-origin", "none");
    private static final String CONTENT = """
            <h1>%s</h1>
            <form method="post" action="notes"><input name="text" aria-label="Note" maxlength="1000" required> <button>Add</button></form>
            <ul>%s</ul>
            <small>Version %s</small>""";

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    Response show(Request request) throws SQLException {
        String items = database.transaction(connection -> {
            try (var statement = connection.prepareStatement("select text from notes order by id desc limit 100");
                    var rows = statement.executeQuery()) {
                StringBuilder found = new StringBuilder();
                while (rows.next()) {
                    found.append("<li>").append(Page.escaped(rows.getString(1))).append("</li>");
                }
                return found.toString();
            }
        });
        return Page.of(Service.NAME, CONTENT.formatted(Page.escaped(Service.NAME), items, Page.escaped(Service.VERSION)));
    }

    Response add(Request request) throws Refused, IOException, SQLException {
        // A form of another site must not write here in a visitor's name.
        if (!OWN.contains(request.header("Sec-Fetch-Site"))) {
            throw new Refused(403, "This form is only taken from its own page.");
        }
        String text = text(request.body());
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\0') >= 0) {
            throw new Refused(400, "A note is a text of 1 to " + LONGEST + " characters.");
        }
        database.transaction(connection -> {
            try (var statement = connection.prepareStatement("insert into notes (text) values (?)")) {
                statement.setString(1, text);
                return statement.executeUpdate();
            }
        });
        return new Response(303, "text/plain", new byte[0], Map.of("Location", "./"));
    }

    private static String text(String form) {
        for (String field : form.split("&")) {
            if (field.startsWith("text=")) {
                return decoded(field.substring("text=".length())).strip();
            }
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
