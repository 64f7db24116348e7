package dev.paved.metrics.http;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.metrics.http.EvidenceAnswer.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list that is computed as of an instant, which the following pages keep. */
record Page(PageLimit limit, int from, @Nullable Instant began) {

    static Page of(@Nullable String limit, @Nullable String cursor) {
        Cursor start = Cursor.parse(cursor, 2);
        int from = (int) start.number(0);
        return new Page(
                PageLimit.of(limit),
                from,
                from == 0
                        ? null
                        : Instant.ofEpochSecond(0, Long.parseLong(start.parts().get(1))));
    }

    Instant asOf(Instant otherwise) {
        return began == null ? otherwise : began;
    }

    List<Item> of(List<Item> all) {
        return List.copyOf(all.subList(Math.min(from, all.size()), Math.min(from + limit.size(), all.size())));
    }

    @Nullable
    String next(List<Item> all, Instant asOf) {
        int next = from + limit.size();
        long nanos = Math.addExact(Math.multiplyExact(asOf.getEpochSecond(), 1_000_000_000L), asOf.getNano());
        return next >= all.size()
                ? null
                : Cursor.after(String.valueOf(next), String.valueOf(nanos)).text();
    }
}
