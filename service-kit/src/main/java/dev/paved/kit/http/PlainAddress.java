package dev.paved.kit.http;

import dev.paved.kit.http.Problem.FieldError;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses control characters in the path and the query: no name has them, and the database takes no NUL. */
class PlainAddress {

    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");

    @ServerRequestFilter(preMatching = true)
    public void check(HttpServerRequest request) {
        if (CONTROL.matcher(request.uri()).find()) {
            throw new RefusedException(new Invalid(
                    "The path or the query has a control character; nothing was changed.",
                    List.of(new FieldError("", "must have no control characters such as %00"))));
        }
    }
}
