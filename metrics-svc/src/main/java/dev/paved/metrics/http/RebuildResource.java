package dev.paved.metrics.http;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.metrics.intake.Intake;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Throws the facts away and reads the topic from its beginning: the answers grow back to what they were, and Prometheus is
 * shown what it was until they have.
 */
@Path("/api/metrics/rebuild")
@RunOnVirtualThread
public class RebuildResource {

    // In the order in which facts are read, so that whoever reads them is waited for.
    private static final List<String> FORGET = List.of(
            "update partition_offset set next_offset = 0",
            "truncate deployment, incident, service, push, pull_request, dead_record, service_owner,"
                    + " service_standing, ticket, feedback, provisioning, self_service_action, webhook_arrival");

    private final Commands commands;
    private final Intake intake;

    RebuildResource(Commands commands, Intake intake) {
        this.commands = commands;
        this.intake = intake;
    }

    /** Begins again at the beginning of the topic. */
    @POST
    public Response rebuild() {
        return commands.accept(
                "metrics.rebuild",
                "metrics/facts",
                Map.of(),
                (session, cause) -> forget(session).replaceWith(Acceptance.done(Map.of("status", "rebuilding"))),
                intake::lookAgain);
    }

    private static Uni<Void> forget(Mutiny.Session session) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String statement : FORGET) {
            all = all.chain(
                    () -> session.createNativeQuery(statement).executeUpdate().replaceWithVoid());
        }
        return all;
    }
}
