package dev.paved.catalog.offpath;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.time.Ttl;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What leave to be off the path must say: a reason, and an end that is not too far away. */
@Singleton
public class LeaveRule {

    private static final int LONGEST_REASON = 500;

    private final OffPathConfig config;

    LeaveRule(OffPathConfig config) {
        this.config = config;
    }

    /** What is wrong with it, each with a right example. */
    public List<FieldError> faults(@Nullable String reason, @Nullable String expires) {
        List<FieldError> faults = new ArrayList<>();
        if (reason == null
                || reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            faults.add(new FieldError(
                    "/reason",
                    "must say in one line of at most " + LONGEST_REASON
                            + " characters why it follows no golden path, for example 'Is replaced by shop in May'"));
        }
        if (length(expires).isEmpty()) {
            faults.add(new FieldError(
                    "/expires",
                    "must be a duration of at most " + Ttl.text(config.longest())
                            + " from now, after which it is reviewed, for example '90d'"));
        }
        return faults;
    }

    /** What has no {@link #faults}, as a value. */
    public Leave leave(@Nullable String reason, @Nullable String expires) {
        return new Leave(Objects.requireNonNull(reason).strip(), length(expires).orElseThrow());
    }

    private Optional<Duration> length(@Nullable String expires) {
        return Optional.ofNullable(expires)
                .flatMap(Ttl::parse)
                .filter(length -> length.isPositive() && length.compareTo(config.longest()) <= 0);
    }
}
