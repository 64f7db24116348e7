package dev.paved.integrations.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An event as one line of JSON: its attributes, and its data as they are, known to this version or not. */
@Singleton
class EventView {
    private final ObjectMapper mapper;
    private final ObjectReader reader;

    EventView(ObjectMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    String of(StoredEvent event) {
        ObjectNode view = mapper.createObjectNode();
        view.put("id", event.attribute("id"));
        view.put("type", event.type());
        view.put("source", event.attribute("source"));
        view.put("time", event.time().toString());
        view.put("subject", event.attribute("subject"));
        view.put("key", event.key());
        view.put("sequence", number(event.attribute("sequence")));
        view.put("correlationId", event.attribute("correlationid"));
        view.put("causationId", event.attribute("causationid"));
        view.put("actor", event.attribute("actor"));
        view.set("data", data(event.record().value()));
        try {
            return mapper.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always writable", e);
        }
    }

    private JsonNode data(byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return mapper.nullNode();
        }
        try {
            return reader.readTree(value);
        } catch (IOException e) {
            return TextNode.valueOf(new String(value, UTF_8));
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
