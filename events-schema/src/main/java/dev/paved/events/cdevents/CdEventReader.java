package dev.paved.events.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventJson;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads CDEvents as events of the platform. */
record CdEventReader(Function<String, EnvironmentType> environmentTypes) {

    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final ObjectReader JSON = MAPPER.reader();
    private static final String PLATFORM = "/paved/";

    FromCdEvent read(byte[] json) {
        try {
            var document = new Document(JSON.readTree(json));
            var context = document.context();
            String subject = document.subject();
            return CdEventType.named(context.type())
                    .map(type -> read(type, document, context, subject))
                    .orElseGet(() -> new FromCdEvent.NotMapped(context.type(), "the platform has no such event"));
        } catch (JsonProcessingException e) {
            return new FromCdEvent.Malformed("", "not JSON: " + e.getOriginalMessage());
        } catch (LacksPart e) {
            return new FromCdEvent.Malformed(e.pointer(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (IOException | IllegalArgumentException e) {
            return new FromCdEvent.Malformed("", Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private FromCdEvent read(CdEventType type, Document document, CdEvent.Context context, String subject) {
        Instant time = context.timestamp();
        return switch (type) {
            case SERVICE_DEPLOYED, SERVICE_UPGRADED, SERVICE_ROLLED_BACK ->
                mapped(context, deployed(document, context, subject));
            case SERVICE_REMOVED -> notMapped(context, "the catalog decides which services there are");
            case ENVIRONMENT_CREATED ->
                mapped(
                        context,
                        new EnvironmentReady(subject, typeOf(document, "type", subject), document.content("/uri")));
            case ENVIRONMENT_MODIFIED -> notMapped(context, "it does not say what was modified");
            case ENVIRONMENT_DELETED ->
                mapped(
                        context,
                        new EnvironmentDestroyed(
                                subject, typeOf(document, "type", subject), document.custom("reason")));
            case CHANGE_CREATED, CHANGE_UPDATED, CHANGE_MERGED, CHANGE_ABANDONED ->
                new PullRequestReader(document, context, subject).read(type);
            case INCIDENT_DETECTED, INCIDENT_REPORTED -> mapped(context, opened(document, subject, time));
            case INCIDENT_RESOLVED ->
                mapped(
                        context,
                        new IncidentResolved(
                                subject,
                                service(document),
                                document.content("/environment/id"),
                                document.customTime("resolvedAt").orElse(time)));
            case TICKET_CREATED ->
                mapped(
                        context,
                        new TicketOpened(
                                subject,
                                document.content("/group"),
                                document.content("/ticketType"),
                                document.requiredContent("/summary"),
                                document.customTime("openedAt").orElse(time)));
            case TICKET_UPDATED -> notMapped(context, "only the opening and the closing of a ticket count");
            case TICKET_CLOSED ->
                mapped(
                        context,
                        new TicketClosed(
                                subject,
                                document.content("/group"),
                                document.customTime("closedAt").orElse(time)));
        };
    }

    private ExternalDeployFinished deployed(Document document, CdEvent.Context context, String subject) {
        String environment = document.requiredContent("/environment/id");
        String artifact = document.requiredContent("/artifactId");
        return new ExternalDeployFinished(
                deployment(context),
                Document.serviceName(subject),
                environment,
                typeOf(document, "environmentType", environment),
                Purl.version(artifact).orElse(artifact),
                document.custom("commit"),
                true,
                document.customTime("startedAt").orElse(null),
                document.customTime("finishedAt").orElse(context.timestamp()),
                context.source());
    }

    /** The id of a CDEvent is unique within its source only; those of the platform are everywhere. */
    private static String deployment(CdEvent.Context context) {
        return context.source().startsWith(PLATFORM)
                ? context.id()
                : UUID.nameUUIDFromBytes((context.source() + "\n" + context.id()).getBytes(UTF_8))
                        .toString();
    }

    private static IncidentOpened opened(Document document, String subject, Instant time) {
        String artifact = document.content("/artifactId");
        return new IncidentOpened(
                subject,
                service(document),
                document.content("/environment/id"),
                Objects.requireNonNullElse(document.content("/description"), subject),
                document.custom("severity"),
                document.customTime("openedAt").orElse(time),
                document.custom("causeDeployment"),
                artifact == null
                        ? document.custom("causeVersion")
                        : Purl.version(artifact).orElse(artifact),
                document.custom("causeCommit"));
    }

    private static @Nullable String service(Document document) {
        String id = document.content("/service/id");
        return id == null ? null : Document.serviceName(id);
    }

    private EnvironmentType typeOf(Document document, String field, String environment) {
        EnvironmentType said = MAPPER.convertValue(document.custom(field), EnvironmentType.class);
        return said == null || said == EnvironmentType.UNRECOGNIZED ? environmentTypes.apply(environment) : said;
    }

    static FromCdEvent mapped(CdEvent.Context context, PlatformEvent event) {
        return new FromCdEvent.Mapped(context, event);
    }

    static FromCdEvent notMapped(CdEvent.Context context, String reason) {
        return new FromCdEvent.NotMapped(context.type(), reason);
    }
}
