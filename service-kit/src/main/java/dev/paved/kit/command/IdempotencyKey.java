package dev.paved.kit.command;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The Idempotency-Key of the present request. */
@RequestScoped
class IdempotencyKey {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private final HttpHeaders headers;

    IdempotencyKey(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    Optional<String> ofRequest() {
        String key = headers.getHeaderString(HEADER);
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw new RefusedException(
                    Invalid.field("", HEADER + " has 1 to " + LONGEST + " characters, for example a UUID."));
        }
        return Optional.ofNullable(key);
    }
}
