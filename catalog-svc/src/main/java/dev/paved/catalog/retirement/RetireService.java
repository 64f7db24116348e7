package dev.paved.catalog.retirement;

import dev.paved.kit.http.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a service leave the catalog.
 *
 * @param reason why
 * @param force true: even though it runs, or something depends on it; then the reason must be given
 */
public record RetireService(
        @Nullable String reason, @Nullable Boolean force) {

    private static final int LONGEST = 500;

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }

    /** What is wrong with it, with a right example. */
    List<FieldError> faults() {
        boolean missing = reason == null || reason.isBlank();
        if (missing && isForced()) {
            return List.of(new FieldError(
                    "/reason", "must be given where it is forced, for example 'Its users moved to shop'"));
        }
        boolean wrong =
                reason != null && (reason.length() > LONGEST || reason.chars().anyMatch(Character::isISOControl));
        return wrong
                ? List.of(new FieldError("/reason", "must be one line of at most " + LONGEST + " characters"))
                : List.of();
    }
}
