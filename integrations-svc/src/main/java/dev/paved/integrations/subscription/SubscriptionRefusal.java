package dev.paved.integrations.subscription;

import dev.paved.integrations.team.Member;
import dev.paved.integrations.team.TeamRef;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** Why nothing is done; nothing was changed. */
sealed interface SubscriptionRefusal extends Failure {

    /** It is another team's. */
    record NotYours(TeamRef team, Member caller) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "Not your team",
                            "Subscriptions of %s are for its members and for operators, and you are %s; nothing was changed."
                                    .formatted(team, caller.words()))
                    .next("Ask somebody of that team, or get a token that names the group.");
        }
    }

    /** The team has as many as it may. */
    record TooMany(TeamRef team, int most) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Too many subscriptions",
                            "The team %s has %d subscriptions, and may have no more; nothing was changed."
                                    .formatted(team, most))
                    .next("platform subscription list --team " + team);
        }
    }

    /** It sends nothing, for a reason that has to be looked at first. */
    record Disabled(String id, String reason) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Subscription disabled",
                            "The subscription is disabled: %s Nothing was changed.".formatted(reason))
                    .next("platform subscription resume " + id);
        }
    }

    /** Some of the past is on its way already. */
    record Replaying(String id, String operation) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Replay running",
                            "A replay for the subscription " + id + " is running, and there is one at a time.")
                    .next("platform operation wait " + operation);
        }
    }

    /** The platform can't post to Slack. */
    record NoSlack() implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Slack is not connected",
                            "The platform has no token to post to Slack with; nothing was changed.")
                    .next("An operator makes an app in Slack, sets its bot token as PAVED_SLACK_TOKEN, and restarts"
                            + " integrations-svc: see docs/how-to/post-to-slack.md.");
        }
    }

    /** It signs nothing, so that it has no secret. */
    record NoSecret(String id) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "No secret",
                            "The subscription posts to Slack, which needs no signing secret: there is none to change."
                                    + " The bot token is the platform's.")
                    .next("platform subscription show " + id);
        }
    }

    /** Its secret cannot be sealed or opened. */
    record Unsealed(String why) implements SubscriptionRefusal {
        @Override
        public Problem problem() {
            return Problem.of(500, "Secrets unavailable", "The signing secret can't be used: " + why)
                    .next("platform logs integrations");
        }
    }
}
