package dev.paved.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Reads instants as Jackson does, and quickly where they are written as events write them. */
final class TimestampDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    TimestampDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Optional<Instant> read =
                parser.hasToken(JsonToken.VALUE_STRING) ? Timestamp.read(parser.getText()) : Optional.empty();
        return read.isPresent() ? read.get() : InstantDeserializer.INSTANT.deserialize(parser, context);
    }
}
