package dev.paved.integrations.pagerduty;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How PagerDuty's incidents become the platform's. */
@ConfigMapping(prefix = "paved.integrations.pagerduty")
interface PagerdutyConfig {

    /** What PagerDuty signs with, as it shows once when the webhook is made; every delivery is refused without it. */
    Optional<String> webhookSecret();

    /** The platform's name of each of PagerDuty's services that is called otherwise there, by its id or its name there. */
    Map<String, String> services();

    /** The environment that PagerDuty watches; the incidents name none where it is not set, and count for production. */
    Optional<String> environment();
}
