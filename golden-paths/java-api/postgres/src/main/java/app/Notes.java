package app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An example to replace: notes, kept in the database. */
final class Notes {

    private static final int LONGEST = 1000;

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    Response list(Request request) throws SQLException {
        List<Map<String, Object>> notes = database.transaction(connection -> {
            try (var statement = connection.prepareStatement("select id, text from notes order by id desc limit 100");
                    var rows = statement.executeQuery()) {
                List<Map<String, Object>> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(Json.fields("id", rows.getLong(1), "text", rows.getString(2)));
                }
                return found;
            }
        });
        return Response.json(200, notes);
    }

    Response add(Request request) throws Refused, IOException, SQLException {
        String text = request.body().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\0') >= 0) {
            throw new Refused(400, "A note is a text of 1 to " + LONGEST + " characters, for example: curl --data 'Buy milk' .../notes");
        }
        long id = database.transaction(connection -> {
            try (var statement = connection.prepareStatement("insert into notes (text) values (?) returning id")) {
                statement.setString(1, text);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
        return Response.json(201, Json.fields("id", id, "text", text));
    }
}
