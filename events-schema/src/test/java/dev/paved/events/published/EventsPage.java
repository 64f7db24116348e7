package dev.paved.events.published;

import static java.util.stream.Collectors.joining;

import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** The reference page of the events, from their records and Javadoc. */
final class EventsPage {

    private static final String HEAD = """
            # Events

            Everything that happens on the platform is an event on the Kafka topic `platform.events`: a CloudEvent 1.0 in binary
            mode, its context attributes in `ce_…` headers, its data as JSON. Read the stream with `platform events`, or with any
            Kafka client. Rules for readers: skip types you don't know (by `ce_type`, without parsing the data), ignore fields you
            don't know, take a constant you don't know for one of a later version and not for an error, treat the same `ce_id` as
            the same event. Records with one key are in order. A field that would be null is left out.

            Each event has a [JSON Schema](../../events-schema/src/main/resources/schemas); the stream as a whole is described by
            an [AsyncAPI document](../../events-schema/src/main/resources/schemas/asyncapi.json).

            <!-- Made from the records' Javadoc. To change it, change that, then run:
                 %s -->

            | header | says |
            |---|---|
            | `ce_id` | unique for ever: a UUIDv7, or a UUIDv5 of what a past event tells |
            | `ce_source` | the service that published it, for example `/paved/deployer` |
            | `ce_type` | which event it is, and its version |
            | `ce_time` | when it happened |
            | `ce_subject` | the aggregate it happened to, for example `deployment/0199c5…` |
            | `ce_sequence` | its position among the events of that source and subject: 1, 2, 3, … without gaps, in 19 digits |
            | `ce_partitionkey` | the record's key |
            | `ce_correlationid` | the chain it belongs to, from a push to production |
            | `ce_causationid` | the event or command that led to it, where known |
            | `ce_actor` | who caused it: a person or a service |

            ## CDEvents

            What CDEvents 0.5 has a type for is published once more, on `platform.cdevents`, for tools that know nothing of
            the platform: services that are deployed, upgraded, rolled back or removed, environments, changes, incidents
            and tickets. It is a CloudEvent in binary mode as well, with the id, the source, the time and the key of the
            event that it was made from, and all that this says in `customData`. After a failure of the platform some are
            published again, with the same ids. The first start publishes all that the stream holds, but what was imported as
            the past.

            """.formatted(Repository.HOW_TO_WRITE);

    private final EventJavadoc javadoc;

    EventsPage(EventJavadoc javadoc) {
        this.javadoc = javadoc;
    }

    String markdown() {
        return HEAD
                + "## All events\n\n| event | when | key |\n|---|---|---|\n"
                + families().flatMap(this::rows).collect(joining("\n", "", "\n\n"))
                + families().map(this::family).collect(joining("\n"));
    }

    private static Stream<Class<?>> families() {
        return Arrays.stream(PlatformEvent.class.getPermittedSubclasses());
    }

    private Stream<String> rows(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(event -> "| [`%s`](#%s) | %s | %s |"
                        .formatted(
                                type(event), type(event).replace(".", ""), javadoc.of(event), javadoc.keyOf(family)));
    }

    private String family(Class<?> family) {
        return "## %s\n\n%s\n\n".formatted(family.getSimpleName().replace("Event", " events"), javadoc.of(family))
                + Arrays.stream(family.getPermittedSubclasses())
                        .map(this::event)
                        .collect(joining("\n"));
    }

    private String event(Class<?> event) {
        return "### %s\n\n%s In Java: `%s`.\n\n".formatted(type(event), javadoc.of(event), event.getSimpleName())
                + "| field | type | says |\n|---|---|---|\n"
                + Components.of(event).map(this::field).collect(joining("\n", "", "\n"));
    }

    private String field(RecordComponent component) {
        return "| `%s` | %s%s | %s |"
                .formatted(
                        component.getName(),
                        typeOf(component.getType(), component),
                        Components.isOptional(component) ? ", optional" : "",
                        javadoc.of(component));
    }

    private String typeOf(Class<?> type, RecordComponent component) {
        if (Components.isList(component) && type == component.getType()) {
            return "list of " + typeOf(Components.element(component), component);
        }
        if (type.isRecord()) {
            return "{"
                    + Components.of(type)
                            .map(part -> "`" + part.getName() + "`")
                            .collect(joining(", "))
                    + "}";
        }
        if (type.isEnum()) {
            return Constants.wireNames(type).map(name -> "`" + name + "`").collect(joining(" or "));
        }
        if (type == Instant.class) {
            return "time";
        }
        return type == boolean.class ? "true or false" : type == String.class ? "text" : "whole number";
    }

    private static String type(Class<?> event) {
        return EventTypes.typeOf(event.asSubclass(PlatformEvent.class));
    }
}
