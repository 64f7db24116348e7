package dev.paved.events.cdevents;

import static dev.paved.events.cdevents.CdEventType.CHANGE_ABANDONED;
import static dev.paved.events.cdevents.CdEventType.CHANGE_CREATED;
import static dev.paved.events.cdevents.CdEventType.CHANGE_MERGED;
import static dev.paved.events.cdevents.CdEventType.CHANGE_UPDATED;
import static dev.paved.events.cdevents.CdEventType.ENVIRONMENT_CREATED;
import static dev.paved.events.cdevents.CdEventType.ENVIRONMENT_DELETED;
import static dev.paved.events.cdevents.CdEventType.ENVIRONMENT_MODIFIED;
import static dev.paved.events.cdevents.CdEventType.INCIDENT_DETECTED;
import static dev.paved.events.cdevents.CdEventType.INCIDENT_RESOLVED;
import static dev.paved.events.cdevents.CdEventType.SERVICE_DEPLOYED;
import static dev.paved.events.cdevents.CdEventType.SERVICE_REMOVED;
import static dev.paved.events.cdevents.CdEventType.SERVICE_ROLLED_BACK;
import static dev.paved.events.cdevents.CdEventType.SERVICE_UPGRADED;
import static dev.paved.events.cdevents.CdEventType.TICKET_CLOSED;
import static dev.paved.events.cdevents.CdEventType.TICKET_CREATED;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventJson;
import dev.paved.events.FeedbackEvent;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PolicyEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import org.jspecify.annotations.Nullable;

/** Writes one event of the platform as a CDEvent. */
record CdEventWriter(EventEnvelope envelope) {

    private static final ObjectMapper MAPPER = EventJson.mapper();

    ToCdEvent write() {
        return switch (envelope.event()) {
            case ServiceEvent event -> service(event);
            case EnvironmentEvent event -> environment(event);
            case DeploymentEvent event -> deployment(event);
            case ChangeEvent event -> change(event);
            case IncidentEvent event -> incident(event);
            case TicketEvent event -> ticket(event);
            case FeedbackEvent _ -> notMapped("CDEvents has no feedback");
            case SecretEvent _ -> notMapped("CDEvents has no secrets");
            case PolicyEvent _ -> notMapped("CDEvents has no policies");
        };
    }

    private ToCdEvent service(ServiceEvent event) {
        return switch (event) {
            case ServiceEvent.ServiceRetired retired -> mapped(SERVICE_REMOVED, retired.service(), new Content());
            case ServiceEvent.ServiceCreated _,
                    ServiceEvent.ServiceRegistered _,
                    ServiceEvent.OffPathExpired _,
                    ServiceEvent.ServiceUpdated _,
                    ServiceEvent.OwnershipTransferred _,
                    ServiceEvent.TemplateUpgradeProposed _ ->
                notMapped("CDEvents knows services only as what is deployed");
        };
    }

    private ToCdEvent environment(EnvironmentEvent event) {
        String name = event.environment();
        Content named = new Content().text("name", name);
        return switch (event) {
            case EnvironmentEvent.EnvironmentReady ready ->
                mapped(ENVIRONMENT_CREATED, name, named.uri("uri", ready.url()));
            case EnvironmentEvent.EnvironmentExtended _, EnvironmentEvent.DatabaseProvisioned _ ->
                mapped(ENVIRONMENT_MODIFIED, name, named);
            case EnvironmentEvent.EnvironmentDestroyed _ -> mapped(ENVIRONMENT_DELETED, name, named);
            case EnvironmentEvent.EnvironmentRequested _,
                    EnvironmentEvent.EnvironmentFailed _,
                    EnvironmentEvent.EnvironmentExpiring _,
                    EnvironmentEvent.EnvironmentExpired _ ->
                notMapped("CDEvents tells of environments once they are created or deleted");
            case EnvironmentEvent.PreviewReady _ -> notMapped("the event of its environment says that it is ready");
            case EnvironmentEvent.DriftDetected _, EnvironmentEvent.DriftResolved _ ->
                notMapped("CDEvents 0.5 has no drift");
        };
    }

    private ToCdEvent deployment(DeploymentEvent event) {
        return switch (event) {
            case DeploymentEvent.DeploySucceeded done
            when done.kind() == DeploymentKind.ROLLBACK ->
                notMapped("the event of the deployment it undid says that the service was rolled back");
            case DeploymentEvent.DeploySucceeded done ->
                deployed(done.previousVersion() == null ? SERVICE_DEPLOYED : SERVICE_UPGRADED, done, done.version());
            case DeploymentEvent.DeployRolledBack undone -> deployed(SERVICE_ROLLED_BACK, undone, undone.toVersion());
            case DeploymentEvent.ExternalDeployFinished done
            when done.succeeded() -> deployed(SERVICE_DEPLOYED, done, done.version());
            case DeploymentEvent.ExternalDeployFinished _, DeploymentEvent.DeployFailed _ ->
                notMapped("CDEvents 0.5 has no deployment that failed");
            case DeploymentEvent.OffPathDeployExpired _ -> notMapped("CDEvents has no path to be off");
            case DeploymentEvent.DeployRequested _,
                    DeploymentEvent.DeployApproved _,
                    DeploymentEvent.DeployStarted _,
                    DeploymentEvent.DeployProgressed _ -> notMapped("CDEvents tells of deployments once they are done");
        };
    }

    private ToCdEvent deployed(CdEventType type, DeploymentEvent event, String version) {
        var content = new Content()
                .reference("environment", event.environment())
                .text("artifactId", Purl.of(event.service(), version));
        return mapped(type, event.service(), content);
    }

    private ToCdEvent change(ChangeEvent event) {
        var content = new Content().reference("repository", event.repository());
        return switch (event) {
            case ChangeEvent.PullRequestOpened opened ->
                mapped(
                        CHANGE_CREATED,
                        pullRequest(event, opened.number()),
                        content.text("description", opened.title()));
            case ChangeEvent.PullRequestUpdated updated ->
                mapped(CHANGE_UPDATED, pullRequest(event, updated.number()), content);
            case ChangeEvent.PullRequestClosed closed ->
                mapped(
                        closed.mergeCommit() == null ? CHANGE_ABANDONED : CHANGE_MERGED,
                        pullRequest(event, closed.number()),
                        content);
            case ChangeEvent.PullRequestCommanded _ -> notMapped("CDEvents has no commands");
            case ChangeEvent.PipelineFinished _ -> notMapped("whoever runs a pipeline tells of it in CDEvents");
            case ChangeEvent.ReleasePublished _ -> notMapped("CDEvents 0.5 has no release, and no artifact is told");
            case ChangeEvent.CommitsPushed _ -> notMapped("CDEvents has no push; its changes are pull requests");
        };
    }

    private static String pullRequest(ChangeEvent event, int number) {
        return event.repository() + "#" + number;
    }

    private ToCdEvent incident(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.IncidentOpened opened ->
                incident(
                        INCIDENT_DETECTED,
                        opened,
                        new Content()
                                .reference("environment", opened.environment())
                                .text("description", opened.title())
                                .text("artifactId", artifact(opened)));
            case IncidentEvent.IncidentResolved resolved ->
                incident(INCIDENT_RESOLVED, resolved, new Content().reference("environment", resolved.environment()));
        };
    }

    private ToCdEvent incident(CdEventType type, IncidentEvent event, Content content) {
        return content.has("environment")
                ? mapped(type, event.incident(), content.reference("service", event.service()))
                : notMapped("an incident of CDEvents has an environment, this one has none");
    }

    private static @Nullable String artifact(IncidentEvent.IncidentOpened opened) {
        return opened.service() instanceof String service && opened.causeVersion() instanceof String version
                ? Purl.of(service, version)
                : null;
    }

    private ToCdEvent ticket(TicketEvent event) {
        var content = new Content().uriReference("uri", event.ticket());
        return switch (event) {
            case TicketEvent.TicketOpened opened ->
                mapped(
                        TICKET_CREATED,
                        opened.ticket(),
                        content.text("summary", opened.title())
                                .text("creator", envelope.actor())
                                .text("group", opened.team())
                                .text("ticketType", opened.category()));
            case TicketEvent.TicketClosed closed ->
                mapped(
                        TICKET_CLOSED,
                        closed.ticket(),
                        content.text("resolution", "closed").text("group", closed.team()));
        };
    }

    private ToCdEvent mapped(CdEventType type, String subject, Content content) {
        var context = new CdEvent.Context(
                envelope.id().toString(),
                envelope.source(),
                type.wireName(),
                envelope.time(),
                envelope.correlationId());
        return new ToCdEvent.Mapped(
                new CdEvent(context, subject, content.json(), MAPPER.valueToTree(envelope.event())));
    }

    private static ToCdEvent notMapped(String reason) {
        return new ToCdEvent.NotMapped(reason);
    }
}
