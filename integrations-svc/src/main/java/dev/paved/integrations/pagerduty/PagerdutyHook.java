package dev.paved.integrations.pagerduty;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Hook;
import java.util.Optional;

/**
 * How PagerDuty is known.
 *
 * @see <a href="https://developer.pagerduty.com/docs/verifying-webhook-signatures">Verifying signatures</a>
 */
public final class PagerdutyHook {
    /** PagerDuty. */
    public static final Hook HOOK = new Hook(
            "pagerduty", "PagerDuty", "PAVED_PAGERDUTY_WEBHOOK_SECRET", "the webhook subscription in PagerDuty");

    private PagerdutyHook() {}

    static BodySignature signature(Optional<String> secret) {
        return new BodySignature(HOOK, "X-PagerDuty-Signature", "v1=", secret);
    }
}
