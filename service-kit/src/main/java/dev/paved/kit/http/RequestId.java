package dev.paved.kit.http;

import dev.paved.events.EventIds;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of the present request: the caller's, if it is a sane one, else a new one. */
@RequestScoped
public class RequestId {

    /** The header it comes and goes in. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final EventIds ids;
    private @Nullable String value;

    RequestId(EventIds ids) {
        this.ids = ids;
    }

    void take(@Nullable String given) {
        value = given != null && SANE.matcher(given).matches()
                ? given
                : ids.next().toString();
    }

    /** The id. */
    public String value() {
        if (value == null) {
            value = ids.next().toString();
        }
        return value;
    }
}
