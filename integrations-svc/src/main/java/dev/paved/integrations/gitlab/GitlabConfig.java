package dev.paved.integrations.gitlab;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How this service works with GitLab. */
@ConfigMapping(prefix = "paved.integrations.gitlab")
interface GitlabConfig {

    /** The secret token of the webhook's settings, which GitLab sends along; every delivery is refused without it. */
    Optional<String> webhookSecret();
}
