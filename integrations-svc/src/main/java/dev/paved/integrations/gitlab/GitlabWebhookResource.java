package dev.paved.integrations.gitlab;

import static dev.paved.integrations.gitlab.GitlabHook.HOOK;

import dev.paved.integrations.forge.Report;
import dev.paved.integrations.forge.Reports;
import dev.paved.integrations.gitlab.Payload.DeploymentProgress;
import dev.paved.integrations.gitlab.Payload.MergeRequestActivity;
import dev.paved.integrations.gitlab.Payload.Other;
import dev.paved.integrations.gitlab.Payload.PipelineActivity;
import dev.paved.integrations.gitlab.Payload.Project;
import dev.paved.integrations.gitlab.Payload.Push;
import dev.paved.integrations.gitlab.Payload.ReleaseActivity;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.Kind;
import dev.paved.integrations.inbound.LargeDeliveries;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Reception;
import dev.paved.integrations.inbound.SharedSecret;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where GitLab delivers its webhooks. It sends the secret along, which stands for a bearer token. */
@Path(GitlabWebhookResource.PATH)
@RunOnVirtualThread
public class GitlabWebhookResource {
    static final String PATH = "/api/webhooks/gitlab";

    private final SharedSecret secret;
    private final Payloads payloads;
    private final Pushes pushes;
    private final Reports reports;
    private final Deliveries deliveries;
    private final Reception reception;

    GitlabWebhookResource(
            GitlabConfig config,
            Payloads payloads,
            Pushes pushes,
            Reports reports,
            Deliveries deliveries,
            Reception reception) {
        this.secret = GitlabHook.secret(config.webhookSecret());
        this.payloads = payloads;
        this.pushes = pushes;
        this.reports = reports;
        this.deliveries = deliveries;
        this.reception = reception;
    }

    @Produces
    @Singleton
    static LargeDeliveries large() {
        return new LargeDeliveries(PATH, HOOK, request -> GitlabHook.kind(request.getHeader("X-Gitlab-Event")));
    }

    /**
     * Takes a delivery: once, however often GitLab tries. What comes as a consequence of another one has the same event
     * UUID, so that the key that only retries share goes first.
     */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(
            @RestHeader(GitlabHook.TOKEN) @Nullable String token,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("X-Gitlab-Event-UUID") @Nullable String uuid,
            @RestHeader("X-Gitlab-Event") @Nullable String event,
            byte @Nullable [] body) {
        Kind kind = GitlabHook.kind(event);
        return reception.receive(HOOK, kind, () -> {
            byte[] raw = RawBody.within(HOOK, body, RawBody.MOST_AT_ONCE);
            secret.verifyAlone(GitlabHook.TOKEN, token);
            String id = key == null
                    ? Delivery.word(HOOK, "X-Gitlab-Event-UUID", uuid)
                    : Delivery.word(HOOK, "Idempotency-Key", key);
            return take(new Delivery(HOOK.source(), id, kind.tag()), payloads.read(kind, raw));
        });
    }

    private Receipt take(Delivery delivery, Payload payload) {
        Optional<Report> report =
                switch (payload) {
                    case Push push -> pushes.translate(push);
                    case MergeRequestActivity activity -> MergeRequests.translate(activity);
                    case DeploymentProgress progress -> Deployments.translate(progress);
                    case PipelineActivity activity -> Pipelines.translate(activity);
                    case ReleaseActivity activity -> Releases.translate(activity);
                    case Other() -> Optional.empty();
                };
        List<Report> named = report.stream()
                .map(each -> payload.project() instanceof Project project ? each.alsoCalled(project.others()) : each)
                .toList();
        return new Receipt(delivery.id(), deliveries.take(delivery, reports.notices(HOOK, named)));
    }
}
