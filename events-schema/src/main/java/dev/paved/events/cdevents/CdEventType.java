package dev.paved.events.cdevents;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The CDEvents that have to do with what Paved does, in the versions of CDEvents 0.5. */
enum CdEventType {
    SERVICE_DEPLOYED("service.deployed", "0.3.0"),
    SERVICE_UPGRADED("service.upgraded", "0.3.0"),
    SERVICE_ROLLED_BACK("service.rolledback", "0.3.0"),
    SERVICE_REMOVED("service.removed", "0.3.0"),
    ENVIRONMENT_CREATED("environment.created", "0.3.0"),
    ENVIRONMENT_MODIFIED("environment.modified", "0.3.0"),
    ENVIRONMENT_DELETED("environment.deleted", "0.3.0"),
    CHANGE_CREATED("change.created", "0.4.0"),
    CHANGE_UPDATED("change.updated", "0.3.0"),
    CHANGE_MERGED("change.merged", "0.3.0"),
    CHANGE_ABANDONED("change.abandoned", "0.3.0"),
    INCIDENT_DETECTED("incident.detected", "0.3.0"),
    INCIDENT_REPORTED("incident.reported", "0.3.0"),
    INCIDENT_RESOLVED("incident.resolved", "0.3.0"),
    TICKET_CREATED("ticket.created", "0.2.0"),
    TICKET_UPDATED("ticket.updated", "0.2.0"),
    TICKET_CLOSED("ticket.closed", "0.2.0");

    /** Major version 0 of any event, drafts too: their fields only ever grew. */
    private static final Pattern TYPE = Pattern.compile("dev\\.cdevents\\.([a-z]+\\.[a-z]+)\\.0\\.\\d+\\.\\d+(-.*)?");

    private final String subjectAndPredicate;
    private final String version;

    CdEventType(String subjectAndPredicate, String version) {
        this.subjectAndPredicate = subjectAndPredicate;
        this.version = version;
    }

    /** The {@code type} to write, for example {@code dev.cdevents.service.deployed.0.3.0}. */
    String wireName() {
        return "dev.cdevents." + subjectAndPredicate + "." + version;
    }

    /** The one that the {@code type} of an event names, in whichever version it is. */
    static Optional<CdEventType> named(String type) {
        var matcher = TYPE.matcher(type);
        return matcher.matches()
                ? Arrays.stream(values())
                        .filter(known -> known.subjectAndPredicate.equals(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
