package dev.paved.integrations.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How Slack is reached. */
@ConfigMapping(prefix = "paved.integrations.slack")
interface SlackConfig {

    /** The bot token of the platform's app, {@code PAVED_SLACK_TOKEN}; nothing is posted without. */
    Optional<String> token();

    /** Where its Web API is, without a slash at the end; {@code https://slack-gov.com/api} for GovSlack. */
    @WithDefault("https://slack.com/api")
    String url();
}
