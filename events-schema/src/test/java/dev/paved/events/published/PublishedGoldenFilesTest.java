package dev.paved.events.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paved.events.EventJson;
import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files hold data as it was once written. A folder an event: {@code minimal.json}, and {@code full-1.json},
 * {@code full-2.json}, … one for each time the event got a component. They are never changed, for they are on topics.
 */
class PublishedGoldenFilesTest {

    private static final ObjectMapper MAPPER = EventJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Bytes of an event that were written once. */
    record Golden(Path path) {

        String type() {
            return path.getParent().getFileName().toString();
        }

        JsonNode json() {
            return parsed(path);
        }

        @Override
        public String toString() {
            return Repository.GOLDEN.relativize(path).toString();
        }
    }

    @BeforeAll
    static void write_what_is_missing() throws IOException {
        if (Repository.WRITE) {
            for (var event : EventTypes.all()) {
                Path folder = Files.createDirectories(folder(event));
                if (!Files.exists(folder.resolve("minimal.json"))) {
                    ObjectNode minimal = MAPPER.valueToTree(Samples.minimal(event));
                    minimal.properties().removeIf(field -> field.getValue().isArray());
                    Files.writeString(folder.resolve("minimal.json"), minimal.toPrettyString() + "\n");
                }
                if (latestLacksAComponent(event)) {
                    Files.writeString(
                            folder.resolve("full-" + (fullOnes(event).size() + 1) + ".json"),
                            MAPPER.writeValueAsString(Samples.full(event)) + "\n");
                }
            }
        }
    }

    static Stream<Class<? extends PlatformEvent>> events() {
        return EventTypes.all().stream();
    }

    static Stream<Golden> golden() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.GOLDEN)) {
            return files.filter(Files::isRegularFile).map(Golden::new).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_golden_files_of_its_present_form(Class<? extends PlatformEvent> event) {
        assertThat(folder(event).resolve("minimal.json"))
                .as(
                        "%s has no golden files. Write those that are missing: %s",
                        event.getSimpleName(), Repository.HOW_TO_WRITE)
                .exists();
        assertThat(latestLacksAComponent(event))
                .as(
                        "The latest golden file of %s lacks a component. Write another: %s",
                        event.getSimpleName(), Repository.HOW_TO_WRITE)
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void old_bytes_still_read(Golden golden) throws IOException {
        // When
        PlatformEvent event = EventJson.read(golden.type(), Files.readAllBytes(golden.path()));

        // Then: nothing they said is lost
        JsonNode again = MAPPER.readTree(EventJson.write(event));
        golden.json()
                .properties()
                .forEach(field ->
                        assertThat(again.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void unknown_fields_are_tolerated(Golden golden) throws IOException {
        // Given
        ObjectNode later = golden.json().deepCopy();
        later.putObject("addedByALaterVersion").putArray("deep").add(1);
        later.putNull("addedAsNull");

        // When
        PlatformEvent event = EventJson.read(golden.type(), later.toString());

        // Then
        assertThat(event).isEqualTo(EventJson.read(golden.type(), golden.json().toString()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void minimal_golden_file_has_no_more_than_what_is_required(Class<? extends PlatformEvent> event) {
        // Given
        JsonNode minimal = parsed(folder(event).resolve("minimal.json"));

        // Then
        assertThat(minimal.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Components.of(event)
                        .filter(component -> !Components.isOptional(component))
                        .map(component -> component.getName())
                        .toList());
        minimal.fieldNames()
                .forEachRemaining(required -> assertThat(
                                valid(event, ((ObjectNode) minimal.deepCopy()).without(required)))
                        .as("without %s", required)
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void schema_takes_golden_file(Golden golden) {
        assertThat(valid(EventTypes.byType(golden.type()).orElseThrow(), golden.json()))
                .isEmpty();
    }

    @Test
    void every_golden_file_belongs_to_an_event() throws IOException {
        assertThat(golden().map(Golden::type))
                .isSubsetOf(EventTypes.all().stream().map(EventTypes::typeOf).toList());
    }

    private static List<Error> valid(Class<? extends PlatformEvent> event, JsonNode data) {
        Schema schema = SCHEMAS.getSchema(parsed(Repository.SCHEMAS.resolve(EventTypes.typeOf(event) + ".json")));
        return schema.validate(data.toString(), InputFormat.JSON);
    }

    private static boolean latestLacksAComponent(Class<? extends PlatformEvent> event) {
        List<Path> full = fullOnes(event);
        if (full.isEmpty()) {
            return true;
        }
        return !shape(parsed(full.getLast())).equals(shape(MAPPER.valueToTree(Samples.full(event))));
    }

    /** The pointers of all fields, those in lists too. */
    private static List<String> shape(JsonNode json) {
        return json.properties().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of("/" + field.getKey()),
                        Stream.concat(
                                        Stream.of(field.getValue()),
                                        field.getValue().valueStream())
                                .flatMap(value -> shape(value).stream().map(inner -> "/" + field.getKey() + inner))))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> fullOnes(Class<? extends PlatformEvent> event) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> folder(event).resolve("full-" + number + ".json"))
                .takeWhile(Files::exists)
                .toList();
    }

    private static Path folder(Class<? extends PlatformEvent> event) {
        return Repository.GOLDEN.resolve(EventTypes.typeOf(event));
    }

    private static JsonNode parsed(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
