package dev.paved.integrations.subscription;

import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.slack.SlackChannel;
import dev.paved.integrations.slack.SlackOutcome;
import dev.paved.integrations.team.Member;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sends to where a subscription wants it, each once. */
@Singleton
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final WebhookSender webhooks;
    private final WebhookBody body;
    private final Slack slack;
    private final InstantSource time;

    Sender(WebhookSender webhooks, WebhookBody body, Slack slack, InstantSource time) {
        this.webhooks = webhooks;
        this.body = body;
        this.slack = slack;
        this.time = time;
    }

    /** Sends the event that {@code text} has; gives what came of it. */
    Uni<Attempt> send(SubscriptionEntity row, List<SigningSecret> signing, UUID event, String text) {
        return switch (row.target()) {
            case Target.ToUrl(String url) -> webhooks.send(new Webhook(url, signing, event.toString(), text));
            case Target.ToSlack(SlackChannel channel) ->
                slack(() -> slack.tell(row.id, channel, body.event(text)), SlackOutcome::wordsOfAnEvent);
        };
    }

    /** Sends the test that {@code text} has, which {@code member} asked for. */
    Uni<Attempt> test(SubscriptionEntity row, List<SigningSecret> signing, UUID message, String text, Member member) {
        return switch (row.target()) {
            case Target.ToUrl(String url) -> webhooks.send(new Webhook(url, signing, message.toString(), text));
            case Target.ToSlack(SlackChannel channel) ->
                slack(
                        () -> slack.say(
                                channel,
                                "%s tests the subscription %s of %s.".formatted(member.name(), row.id, row.team)),
                        SlackOutcome::words);
        };
    }

    private Uni<Attempt> slack(Supplier<SlackOutcome> posting, Function<SlackOutcome, String> words) {
        return Uni.createFrom()
                .item(() -> {
                    Instant begin = time.instant();
                    SlackOutcome outcome = outcome(posting);
                    return Attempt.of(outcome, words.apply(outcome), begin, time.instant());
                })
                .runSubscriptionOn(Thread::startVirtualThread);
    }

    /** Also where something fails that never should: what is not known to have failed would be tried for ever. */
    private static SlackOutcome outcome(Supplier<SlackOutcome> posting) {
        try {
            return posting.get();
        } catch (RuntimeException e) {
            LOG.warn("an event could not be told in Slack", e);
            return new SlackOutcome.Failed(null, "The platform could not put it into words; its log says why.");
        }
    }
}
