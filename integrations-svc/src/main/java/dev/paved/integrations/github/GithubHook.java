package dev.paved.integrations.github;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Hook;
import java.util.Optional;

/**
 * How GitHub is known.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
public final class GithubHook {
    /** GitHub. */
    public static final Hook HOOK =
            new Hook("github", "GitHub", "PAVED_GITHUB_WEBHOOK_SECRET", "the webhook's settings on GitHub");

    private GithubHook() {}

    static BodySignature signature(Optional<String> secret) {
        return new BodySignature(HOOK, "X-Hub-Signature-256", "sha256=", secret);
    }
}
