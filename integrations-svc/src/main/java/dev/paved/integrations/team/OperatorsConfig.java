package dev.paved.integrations.team;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who runs the platform. */
@ConfigMapping(prefix = "paved.integrations.subscriptions")
interface OperatorsConfig {

    /** Users and groups that may do everything with every team's subscriptions, for example {@code group:platform}. */
    Optional<List<String>> operators();
}
