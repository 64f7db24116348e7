package dev.paved.integrations.alertmanager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Which alerts of Alertmanager are incidents, and of what. */
@ConfigMapping(prefix = "paved.integrations.alertmanager")
interface AlertmanagerConfig {

    /** What Alertmanager sends along as bearer token; every notification is refused without it. */
    Optional<String> webhookSecret();

    /** The label by which alerts opt in. */
    @WithDefault("severity")
    String severityLabel();

    /** The values of that label that make an alert an incident. */
    @WithDefault("critical,page")
    Set<String> severities();

    /** The label that names the service that suffers. */
    @WithDefault("service")
    String serviceLabel();

    /** The label that names the environment it suffers in. */
    @WithDefault("environment")
    String environmentLabel();
}
