package dev.paved.integrations.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.events.EventEnvelope;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Slack, with the token of the platform or another one. All that asks it blocks, and fails in no way but those it gives. */
@Singleton
public class Slack {

    /** How many requests one event may cost, each as long as a request to the outside may take. */
    public static final int REQUESTS = 5;

    private static final SlackOutcome NO_TOKEN = new SlackOutcome.Limited(
            null,
            "The platform has no token for Slack. An operator has to set PAVED_SLACK_TOKEN, and to restart"
                    + " integrations-svc.",
            SlackErrors.UNTIL_A_TOKEN);

    private final SlackConfig config;
    private final SlackApi api;
    private final Tellings tellings;
    private final Poster poster;

    Slack(SlackConfig config, SlackApi api, Tellings tellings, Poster poster) {
        this.config = config;
        this.api = api;
        this.tellings = tellings;
        this.poster = poster;
    }

    /** Whose a token is. */
    public sealed interface Identity {

        /**
         * A bot's.
         *
         * @param workspace the name of the workspace that it is in
         * @param url the address of the workspace
         * @param bot the name of the bot, which is invited to channels
         */
        record Bot(String workspace, String url, String bot) implements Identity {}

        /**
         * Nobody's, or it is not known: {@code why} has what is to be done next.
         *
         * @param refused whether Slack takes nothing with this token
         */
        record Unknown(SlackOutcome why, boolean refused) implements Identity {}
    }

    private Optional<String> token() {
        return config.token().map(String::strip).filter(token -> !token.isEmpty());
    }

    /** Whether the platform has a token. */
    public boolean isConfigured() {
        return token().isPresent();
    }

    /** Whose {@code token} is. */
    public Identity identify(String token) {
        try {
            JsonNode found = api.form(token, "auth.test", Map.of());
            return new Identity.Bot(
                    found.path("team").asText(),
                    found.path("url").asText(),
                    found.path("user").asText());
        } catch (SlackTrouble e) {
            return new Identity.Unknown(e.outcome(), SlackErrors.isOfTheToken(e.code()));
        }
    }

    /** Whose the token of the platform is; nothing where it has none. */
    public Optional<Identity> identify() {
        return token().map(this::identify);
    }

    /** Posts one line to {@code channel} with {@code token}, each time anew. */
    public SlackOutcome say(String token, SlackChannel channel, String words) {
        try {
            api.post(token, "chat.postMessage", Blocks.message(Mark.NEWS, words).put("channel", channel.id()));
            return new SlackOutcome.Posted(200, "It is in the channel " + channel + ".");
        } catch (SlackTrouble e) {
            return e.outcome();
        }
    }

    /** The same with the token of the platform. */
    public SlackOutcome say(SlackChannel channel, String words) {
        return token().map(token -> say(token, channel, words)).orElse(NO_TOKEN);
    }

    /** Posts what {@code subscription} says of {@code event} to {@code channel}, unless it is there; changes what is there. */
    public SlackOutcome tell(String subscription, SlackChannel channel, EventEnvelope event) {
        return token().map(token -> poster.tell(new Poster.Told(
                        new Channel(api, token, channel), subscription, event.id(), tellings.of(event))))
                .orElse(NO_TOKEN);
    }
}
