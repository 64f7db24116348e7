package dev.paved.integrations.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether events are sent. */
enum SubscriptionStatus {
    /** They are. */
    ACTIVE,
    /** They wait until it is resumed. */
    PAUSED,
    /** They are not kept; its reason says why. */
    DISABLED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
