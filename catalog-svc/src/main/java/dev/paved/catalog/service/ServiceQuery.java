package dev.paved.catalog.service;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which services are wanted, and which page of them. */
public record ServiceQuery(
        @QueryParam("q") @Nullable String text,
        @QueryParam("owner") @Nullable String owner,
        @QueryParam("type") @Nullable String type,
        @QueryParam("language") @Nullable String language,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    /** How many there are on the page. */
    PageLimit size() {
        return PageLimit.of(limit);
    }

    /** The name after which the page begins. */
    String after() {
        return Cursor.parse(cursor, 1).first();
    }
}
