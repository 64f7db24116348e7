package dev.paved.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static com.fasterxml.jackson.databind.DeserializationFeature.ACCEPT_FLOAT_AS_INT;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;
import static com.fasterxml.jackson.databind.DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE;
import static com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON, the {@code data} of their CloudEvents: instants as ISO 8601 text, absent values left out.
 *
 * <p>Reading is tolerant to what newer versions add: unknown properties are ignored, unknown enum constants become the
 * enum's {@code UNRECOGNIZED}, absent lists are empty. It is strict about what every version has: a component that isn't
 * {@code @Nullable} must be there.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule().addDeserializer(Instant.class, new TimestampDeserializer()))
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new JacksonAnnotationIntrospector(), new RequiredComponents()))
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
            .disable(WRITE_DATES_AS_TIMESTAMPS)
            .disable(FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(FAIL_ON_TRAILING_TOKENS)
            .disable(ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final Map<String, ObjectReader> READERS =
            EventTypes.all().stream().collect(toUnmodifiableMap(EventTypes::typeOf, MAPPER::readerFor));

    private EventJson() {}

    /** A new mapper that reads and writes as this class does, to configure further at will; make one and keep it. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** {@code event} as UTF-8 JSON. */
    public static byte[] write(PlatformEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Can't write " + EventTypes.typeOf(event) + " as JSON", e);
        }
    }

    /** {@code event} as JSON text. */
    public static String text(PlatformEvent event) {
        return new String(write(event), UTF_8);
    }

    /**
     * The event that {@code json} says.
     *
     * @param type its CloudEvents {@code type}, one that {@link EventTypes#byType} knows
     * @throws IOException where {@code json} is no event of that type; the message says what is wrong, and where
     */
    public static PlatformEvent read(String type, byte[] json) throws IOException {
        return present(type, reader(type).readValue(json));
    }

    /** {@link #read(String, byte[])} for text. */
    public static PlatformEvent read(String type, String json) throws IOException {
        return present(type, reader(type).readValue(json));
    }

    private static PlatformEvent present(String type, @Nullable PlatformEvent event) throws JsonMappingException {
        if (event == null) {
            throw new JsonMappingException(null, "null is no event of the type " + type);
        }
        return event;
    }

    private static ObjectReader reader(String type) {
        ObjectReader reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("No event has the type " + type);
        }
        return reader;
    }
}
