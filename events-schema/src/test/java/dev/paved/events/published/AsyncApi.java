package dev.paved.events.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.EventJson;
import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import dev.paved.events.Topics;

/** The AsyncAPI 3.0 document of the stream; refers to the JSON Schemas beside it. */
final class AsyncApi {

    private static final String MESSAGES = "#/components/messages/";

    private final EventJavadoc javadoc;

    AsyncApi(EventJavadoc javadoc) {
        this.javadoc = javadoc;
    }

    ObjectNode document() {
        ObjectNode document = node().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Paved: the event stream")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Everything that happens on the platform, as CloudEvents 1.0 in binary mode on one Kafka topic. "
                                + "Fields and types are only ever added: ignore those you don't know.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        document.putObject("channels").set("events", channel());
        ObjectNode publish = document.putObject("operations").putObject("publishEvents");
        publish.put("action", "send")
                .put("summary", "Every service publishes what happened in it, once its change is committed.");
        publish.putObject("channel").put("$ref", "#/channels/events");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        EventTypes.all().forEach(event -> messages.set(event.getSimpleName(), message(event)));
        components.putObject("messageTraits").set("cloudEvent", trait());
        return document;
    }

    private ObjectNode channel() {
        ObjectNode channel = node().put("address", Topics.EVENTS)
                .put(
                        "description",
                        "Every event, keyed so that all that happens to one service is in order; retained without limit.");
        ObjectNode messages = channel.putObject("messages");
        EventTypes.all()
                .forEach(event ->
                        messages.putObject(event.getSimpleName()).put("$ref", MESSAGES + event.getSimpleName()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", Topics.EVENTS).put("partitions", Topics.PARTITIONS).put("bindingVersion", "0.5.0");
        kafka.putObject("topicConfiguration").put("retention.ms", -1);
        return channel;
    }

    private ObjectNode message(Class<? extends PlatformEvent> event) {
        String type = EventTypes.typeOf(event);
        ObjectNode message = node().put("name", type)
                .put("title", event.getSimpleName())
                .put("summary", javadoc.of(event))
                .put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.putObject("payload").put("$ref", "./" + type + ".json");
        return message;
    }

    private static ObjectNode trait() {
        ObjectNode trait = node();
        ObjectNode headers = trait.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        attribute(properties, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
        attribute(properties, "ce_id", "Unique for ever; the same id is the same event, however often it is delivered.")
                .put("format", "uuid");
        attribute(properties, "ce_source", "The service that published it.").put("format", "uri-reference");
        attribute(properties, "ce_type", "The name of the message: which event it is, and its version.");
        attribute(properties, "ce_time", "When it happened, by the publisher's clock.")
                .put("format", "date-time");
        attribute(properties, "ce_subject", "The aggregate it happened to.");
        attribute(properties, "ce_partitionkey", "The key of the record.");
        attribute(
                        properties,
                        "ce_sequence",
                        "Position among the events of its source and subject: 1, 2, 3, … without gaps, in 19 digits.")
                .put("pattern", "^[0-9]{19}$");
        attribute(properties, "ce_correlationid", "The chain it belongs to, from a push to production.");
        attribute(properties, "ce_causationid", "The event or command that led to it, where known.");
        attribute(properties, "ce_actor", "Who caused it: a person or a service.");
        attribute(properties, "content-type", "What the data is.").put("const", "application/json");
        var required = headers.putArray("required");
        properties.fieldNames().forEachRemaining(name -> {
            if (!name.equals("ce_causationid")) {
                required.add(name);
            }
        });
        trait.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        ObjectNode kafka = trait.putObject("bindings").putObject("kafka").put("bindingVersion", "0.5.0");
        kafka.putObject("key").put("type", "string");
        return trait;
    }

    private static ObjectNode attribute(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode node() {
        return EventJson.mapper().createObjectNode();
    }
}
