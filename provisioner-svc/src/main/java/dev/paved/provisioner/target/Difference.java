package dev.paved.provisioner.target;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is there differs from what is declared, in one field.
 *
 * @param resource what differs, for example {@code deployment/hello}
 * @param field the path of the field; empty where the whole object does
 * @param desired the declared value; null where nothing is declared
 * @param actual the value found; null where there is none
 * @param changedBy what the target knows the one by who set it; null where it does not know
 * @param since when that was set; null where it is not known
 * @param service the service whose field it is, by name; null where it is none's
 */
public record Difference(
        String resource,
        String field,
        @Nullable String desired,
        @Nullable String actual,
        @Nullable String changedBy,
        @Nullable Instant since,
        @Nullable String service) {

    /** Where the difference is. */
    public record Place(String resource, String field) {}

    public Place place() {
        return new Place(resource, field);
    }
}
