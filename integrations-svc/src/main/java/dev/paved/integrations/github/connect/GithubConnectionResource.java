package dev.paved.integrations.github.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.github.connect.Connections.Connection;
import dev.paved.integrations.subscription.Operators;
import dev.paved.kit.command.Commands;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connecting GitHub. A token that comes with a request is used for that alone, and kept nowhere. */
@Path("/api/integrations/github")
@Tag(name = "Integrations")
@RunOnVirtualThread
public class GithubConnectionResource {
    private static final String DEED = "connect GitHub";

    private final Commands commands;
    private final Connections connections;
    private final Operators operators;

    GithubConnectionResource(Commands commands, Connections connections, Operators operators) {
        this.commands = commands;
        this.connections = connections;
        this.operators = operators;
    }

    /** What a webhook is to be, and whether its ping arrived. */
    @GET
    @Operation(
            summary = "Shows what the webhook of a repository or organisation is to be, and when a ping of it arrived")
    public Connection look(@QueryParam("place") @Nullable String place, @QueryParam("url") @Nullable String url) {
        operators.require(DEED);
        return connections.look(ConnectRequest.place(place), url);
    }

    /** Makes or corrects the webhook. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes the webhook on GitHub, or corrects the one with that URL, and asks for a ping: {place, url, token}")
    public Response connect(@Nullable JsonNode body) {
        operators.require(DEED);
        ConnectRequest request = ConnectRequest.of(body);
        return commands.accept(
                "integration.connect",
                "github/" + request.place(),
                Map.of("place", request.place(), "url", request.url().orElse("")),
                () -> connections.connect(request));
    }

    /** What GitHub keeps of the last ping. */
    @POST
    @Path("/hooks/{hook}/last-ping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tells what GitHub keeps of the last ping of a webhook, but the one before that has the number"
                    + " 'after', and what that means: {place, url, token}")
    public Response lastPing(
            @PathParam("hook") long hook, @QueryParam("after") @Nullable Long after, @Nullable JsonNode body) {
        operators.require(DEED);
        return Response.ok(connections.report(ConnectRequest.of(body), hook, after))
                .build();
    }
}
