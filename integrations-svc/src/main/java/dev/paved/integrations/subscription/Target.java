package dev.paved.integrations.subscription;

import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.slack.SlackChannel;

/** Where the events of a subscription go. */
sealed interface Target {

    /** How many requests one delivery may cost. */
    int requests();

    /** How many deliveries may be on their way at once, where {@code most} may be. */
    int atOnce(int most);

    /**
     * To a URL, as signed webhooks.
     *
     * @param url where they are sent
     */
    record ToUrl(String url) implements Target {
        @Override
        public int requests() {
            return 1;
        }

        @Override
        public int atOnce(int most) {
            return most;
        }
    }

    /**
     * Into a channel of Slack, as messages.
     *
     * @param channel where they are posted
     */
    record ToSlack(SlackChannel channel) implements Target {
        @Override
        public int requests() {
            return Slack.REQUESTS;
        }

        /** One: Slack takes about a message a second into a channel. */
        @Override
        public int atOnce(int most) {
            return 1;
        }
    }
}
