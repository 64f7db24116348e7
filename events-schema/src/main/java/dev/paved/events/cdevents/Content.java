package dev.paved.events.cdevents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of a CDEvent's subject; what is null or empty is left out. */
record Content(ObjectNode json) {

    Content() {
        this(JsonNodeFactory.instance.objectNode());
    }

    Content text(String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.put(field, text);
        }
        return this;
    }

    /** A reference to another subject. */
    Content reference(String field, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            json.putObject(field).put("id", id);
        }
        return this;
    }

    /** {@code uri} where it is an absolute one. */
    Content uri(String field, @Nullable String uri) {
        return text(field, absolute(uri).orElse(null));
    }

    /** {@code id} as a URI where it is an absolute one, else as a reference relative to the source of the event. */
    Content uriReference(String field, String id) {
        return text(field, absolute(id).orElseGet(() -> Purl.encoded(id)));
    }

    boolean has(String field) {
        return json.has(field);
    }

    private static Optional<String> absolute(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(given -> given.contains("://"))
                    .map(URI::create)
                    .filter(URI::isAbsolute)
                    .map(URI::toASCIIString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
