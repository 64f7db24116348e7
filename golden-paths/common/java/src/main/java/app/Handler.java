package app;

import java.io.IOException;
import java.sql.SQLException;

/** Answers a request. */
@FunctionalInterface
public interface Handler {
    Response answer(Request request) throws Refused, IOException, SQLException;
}
