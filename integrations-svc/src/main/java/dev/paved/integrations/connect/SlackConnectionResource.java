package dev.paved.integrations.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.request.Fields;
import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.slack.Slack.Identity;
import dev.paved.integrations.slack.SlackChannel;
import dev.paved.integrations.slack.SlackOutcome;
import dev.paved.integrations.team.Operators;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connecting Slack. */
@Path("/api/integrations/slack")
@Tag(name = "Integrations")
@RunOnVirtualThread
public class SlackConnectionResource {
    private static final String DEED = "connect Slack";
    private static final String TEST = "This tests the connection to Paved; there is nothing to do.";

    private final Slack slack;
    private final Operators operators;
    private final String manifest = read();

    SlackConnectionResource(Slack slack, Operators operators) {
        this.slack = slack;
        this.operators = operators;
    }

    /**
     * How it stands with Slack.
     *
     * @param manifest what the app is made from, as JSON
     * @param tokenVariable the variable of the environment that has its token
     * @param configured whether there is one
     * @param bot whom Slack knows by it; null where it knows nobody, or was not asked
     * @param trouble why Slack knows nobody by it, and what to do; null where it does, or was not asked
     * @param refused whether Slack takes nothing with the token, so that there has to be another one
     */
    record Connection(
            String manifest,
            String tokenVariable,
            boolean configured,
            Identity.@Nullable Bot bot,
            @Nullable String trouble,
            boolean refused) {}

    /**
     * What came of a test.
     *
     * @param words what happened, and what to do next
     */
    record Tested(boolean posted, String words) {}

    /** Asks Slack whose the token is. */
    @GET
    @Operation(summary = "Shows what the app in Slack is made from, and whom Slack knows by its token")
    public Connection look() {
        operators.require(DEED);
        Optional<Identity> identity = slack.identify();
        return new Connection(
                manifest,
                "PAVED_SLACK_TOKEN",
                identity.isPresent(),
                identity.orElse(null) instanceof Identity.Bot bot ? bot : null,
                identity.orElse(null) instanceof Identity.Unknown unknown
                        ? unknown.why().words()
                        : null,
                identity.orElse(null) instanceof Identity.Unknown unknown && unknown.refused());
    }

    /** Posts a test to a channel. */
    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Posts a test to a channel, each time anew: {channel}")
    public Tested test(@Nullable JsonNode body) {
        operators.require(DEED);
        Fields fields = Fields.of(body, "channel");
        Optional<SlackChannel> channel = fields.text("channel").flatMap(SlackChannel::parse);
        if (channel.isEmpty()) {
            fields.wrong("channel", SlackChannel.RULE);
        }
        fields.check();
        SlackOutcome outcome = slack.say(channel.orElseThrow(), TEST);
        return new Tested(outcome instanceof SlackOutcome.Posted, outcome.words());
    }

    private static String read() {
        try (InputStream text = SlackConnectionResource.class.getResourceAsStream("slack-app.json")) {
            return new String(Objects.requireNonNull(text, "slack-app.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
