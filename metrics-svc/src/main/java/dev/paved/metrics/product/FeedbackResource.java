package dev.paved.metrics.product;

import dev.paved.events.EventIds;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes what users say of the platform. Who said it is in the audit record, not in the event. */
@Path("/api/metrics/feedback")
@RunOnVirtualThread
public class FeedbackResource {

    private static final int CREATED = 201;

    private final Commands commands;
    private final Outbox outbox;
    private final EventIds ids;
    private final InstantSource time;

    FeedbackResource(Commands commands, Outbox outbox, EventIds ids, InstantSource time) {
        this.commands = commands;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** Keeps one answer. */
    @POST
    public Response give(@Nullable FeedbackRequest request) {
        if (request == null) {
            throw new RefusedException(Invalid.field("", "has a score, for example {\"score\": 9}"));
        }
        int score = request.requireValid();
        return commands.accept("feedback.give", "feedback", request, (session, cause) -> {
            String id = ids.next().toString();
            var event =
                    new FeedbackGiven(id, score, request.team(), request.comment(), request.consent(), time.instant());
            var given = new GivenFeedback(id, score, event.team(), event.comment(), event.consent(), event.givenAt());
            return outbox.append(session, "feedback/" + id, event, cause)
                    .replaceWith(new Acceptance.Done(CREATED, given));
        });
    }
}
