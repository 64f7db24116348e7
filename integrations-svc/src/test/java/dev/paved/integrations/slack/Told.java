package dev.paved.integrations.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventJson;
import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import dev.paved.events.published.Samples;
import dev.paved.integrations.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each event as it is told: whole, with no more than it must have, and with texts that mean harm. */
final class Told {

    static final String HARM =
            "<!channel> <@U1> <https://evil.test|x> &lt;!here&gt; *b* `c` @here\n" + "😀<&>".repeat(900);

    private static final Instant TIME = Instant.parse("2026-01-31T08:00:00Z");

    private Told() {}

    static List<Telling> everything() {
        return EventTypes.all().stream()
                .flatMap(type -> Stream.of(Samples.full(type), Samples.minimal(type), harmful(Samples.full(type))))
                .map(Told::by)
                .map(new Tellings()::of)
                .toList();
    }

    static Telling telling(PlatformEvent event) {
        return new Tellings().of(by(event));
    }

    private static EventEnvelope by(PlatformEvent event) {
        return Published.by("/paved/test", "test/1", 1, TIME, event);
    }

    /** {@code event} with harm in each of its texts that can be any. */
    private static PlatformEvent harmful(PlatformEvent event) {
        try {
            ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
            PlatformEvent harmful = event;
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode before = json.get(name);
                if (before.isTextual()) {
                    json.set(name, TextNode.valueOf(HARM));
                    harmful = readable(event, json, name, before, harmful);
                }
            }
            return harmful;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlatformEvent readable(
            PlatformEvent event, ObjectNode json, String name, JsonNode before, PlatformEvent last) {
        try {
            PlatformEvent read = EventJson.read(EventTypes.typeOf(event), json.toString());
            by(read);
            return read;
        } catch (IOException | IllegalArgumentException typed) {
            json.set(name, before);
            return last;
        }
    }
}
