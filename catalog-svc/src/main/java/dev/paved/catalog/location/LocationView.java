package dev.paved.catalog.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.catalog.entity.FileProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location for people.
 *
 * @param state {@code pending} before it was read, {@code failed} where it could not be read or files of it are wrong, else {@code ok}
 * @param readAt when it was read wholly the last time
 * @param nextAt when it is read next
 * @param revision the commit that was read
 * @param files how many files it leads to
 * @param entities how many entities it has
 * @param error why it could not be read
 * @param problems what is wrong with its files, at most 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocationView(
        String id,
        String type,
        String target,
        String state,
        @Nullable Instant readAt,
        Instant nextAt,
        @Nullable String revision,
        long files,
        long entities,
        @Nullable String error,
        List<FileProblem> problems) {

    static LocationView of(Location location, long files, long entities, List<FileProblem> problems) {
        String revision = location.revision();
        return new LocationView(
                location.id(),
                location.type(),
                location.target(),
                state(location, problems),
                location.readAt(),
                location.dueAt(),
                revision == null || revision.isEmpty() ? null : revision,
                files,
                entities,
                location.error(),
                problems);
    }

    private static String state(Location location, List<FileProblem> problems) {
        if (location.error() != null || !problems.isEmpty()) {
            return "failed";
        }
        return location.readAt() == null ? "pending" : "ok";
    }
}
