package dev.paved.catalog.ownership;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which requests for transfers are wanted, and which page of them. */
public record TransferQuery(
        @QueryParam("service") @Nullable String service,
        @QueryParam("state") @Nullable String state,
        @QueryParam("owner") @Nullable String owner,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    /** How many there are on the page. */
    PageLimit size() {
        return PageLimit.of(limit);
    }

    /** The id before which the page begins. */
    String before() {
        return Cursor.parse(cursor, 1).first();
    }

    /** The state, where one is wanted. */
    @Nullable
    String stateOrNull() {
        String wanted = state;
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        if (Arrays.stream(TransferState.values())
                .noneMatch(known -> known.name().equalsIgnoreCase(wanted))) {
            throw new RefusedException(Invalid.field(
                    "/state", "must be pending, approved, declined, cancelled or expired, for example 'pending'"));
        }
        return wanted;
    }
}
