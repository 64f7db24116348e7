package dev.paved.catalog.entity;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entities are wanted, and which page of them. */
public record EntityQuery(
        @QueryParam("filter") @Nullable List<String> filters,
        @QueryParam("q") @Nullable String text,
        @QueryParam("owner") @Nullable String owner,
        @QueryParam("orphan") @Nullable String orphan,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    EntityFilter filter() {
        EntityFilter filter = EntityFilter.of(filters == null ? List.of() : filters);
        return owner == null || owner.isBlank()
                ? filter
                : filter.ownedBy(Refs.parse("/owner", owner, "group").toString());
    }

    /** The words that are looked for; empty for all. */
    String words() {
        return text == null ? "" : Words.query(text);
    }

    /** Whether only those are wanted that no file tells of any more. */
    boolean orphans() {
        return switch (orphan == null ? "" : orphan) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new RefusedException(Invalid.field("/orphan", "must be true or false"));
        };
    }

    PageLimit size() {
        return PageLimit.of(limit);
    }

    /** The ref after which the page begins. */
    String after() {
        return Cursor.parse(cursor, 1).first();
    }
}
