package dev.paved.integrations.connect;

import dev.paved.integrations.alertmanager.AlertmanagerHook;
import dev.paved.integrations.cdevents.CdEventsWebhookResource;
import dev.paved.integrations.github.GithubHook;
import dev.paved.integrations.gitlab.GitlabHook;
import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.Standing;
import dev.paved.integrations.inbound.Standings;
import dev.paved.integrations.jira.JiraWebhookResource;
import dev.paved.integrations.pagerduty.PagerdutyHook;
import dev.paved.integrations.ticket.TicketWebhookResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The systems that deliver to here. */
@Path("/api/integrations")
@Tag(name = "Integrations")
@RunOnVirtualThread
public class IntegrationsResource {
    private static final List<Hook> HOOKS = List.of(
            GithubHook.HOOK,
            GitlabHook.HOOK,
            AlertmanagerHook.HOOK,
            PagerdutyHook.HOOK,
            TicketWebhookResource.HOOK,
            JiraWebhookResource.HOOK,
            CdEventsWebhookResource.HOOK);

    private final Standings standings;

    IntegrationsResource(Standings standings) {
        this.standings = standings;
    }

    /** All there are. */
    record Integrations(List<Standing> items) {}

    /** How it stands with each. */
    @GET
    @Operation(summary = "Lists the systems that deliver to here: whether each is configured, and what arrived last")
    public Integrations list() {
        return new Integrations(standings.of(HOOKS));
    }
}
