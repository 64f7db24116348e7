package dev.paved.provisioner.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.events.SecretEvent.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A secret with the versions that are kept, the newest first.
 *
 * @param secret the secret
 */
record SecretHistory(@JsonUnwrapped SecretView secret, List<VersionView> versions) {

    /**
     * One version.
     *
     * @param change how it came to be
     * @param restoredFrom the version it has the value of, where it was restored
     * @param backend what holds its value: {@code embedded} or {@code vault}
     */
    record VersionView(
            long version,
            Change change,
            Instant createdAt,
            String createdBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long restoredFrom,

            String backend) {

        static VersionView of(SecretVersionEntity row) {
            return new VersionView(
                    row.number,
                    row.change,
                    row.createdAt,
                    row.createdBy,
                    row.restoredFrom,
                    row.backend.name().toLowerCase(Locale.ROOT));
        }
    }
}
