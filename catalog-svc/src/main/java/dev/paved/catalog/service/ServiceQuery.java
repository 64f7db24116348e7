package dev.paved.catalog.service;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which services are wanted, and which page of them. */
public record ServiceQuery(
        @QueryParam("q") @Nullable String text,
        @QueryParam("owner") @Nullable String owner,
        @QueryParam("type") @Nullable String type,
        @QueryParam("language") @Nullable String language,
        @QueryParam("offPath") @Nullable String offPath,
        @QueryParam("retired") @Nullable String retired,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    private static final Set<String> OFF_PATH = Set.of("", "true", "false", "expired");

    /** Which of those off the path: {@code true} all of them, {@code expired} those to review, {@code false} none. */
    String offPathOrEmpty() {
        String wanted = Objects.requireNonNullElse(offPath, "");
        if (!OFF_PATH.contains(wanted)) {
            throw new RefusedException(
                    Invalid.field("/offPath", "must be 'true', 'expired' or 'false', for example 'expired'"));
        }
        return wanted;
    }

    /** Those that are there, or with {@code retired=true} those that left. */
    ServicePhase phase() {
        String wanted = Objects.requireNonNullElse(retired, "false");
        return switch (wanted) {
            case "", "false" -> ServicePhase.ACTIVE;
            case "true" -> ServicePhase.RETIRED;
            default -> throw new RefusedException(Invalid.field("/retired", "must be 'true' or 'false'"));
        };
    }

    /** How many there are on the page. */
    PageLimit size() {
        return PageLimit.of(limit);
    }

    /** The name after which the page begins. */
    String after() {
        return Cursor.parse(cursor, 1).first();
    }
}
