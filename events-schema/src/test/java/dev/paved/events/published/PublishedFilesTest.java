package dev.paved.events.published;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.paved.events.EventJson;
import dev.paved.events.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedFilesTest {

    private static final ObjectMapper PRETTY = EventJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final EventJavadoc JAVADOC = EventJavadoc.of(Repository.SOURCES);

    /** A file that is made from the records. */
    record Published(Path path, String content) {

        @Override
        public String toString() {
            return Repository.ROOT.relativize(path).toString();
        }
    }

    static Stream<Published> published() {
        var schemas = new EventSchemas(JAVADOC);
        return Stream.concat(
                EventTypes.all().stream()
                        .map(event -> new Published(schema(EventTypes.typeOf(event)), json(schemas.of(event)))),
                Stream.of(
                        new Published(schema("asyncapi"), json(new AsyncApi(JAVADOC).document())),
                        new Published(Repository.PAGE, new EventsPage(JAVADOC).markdown())));
    }

    @ParameterizedTest
    @MethodSource("published")
    void published_file_says_what_the_records_say(Published published) throws IOException {
        if (Repository.WRITE) {
            Files.createDirectories(published.path().getParent());
            Files.writeString(published.path(), published.content());
        }

        assertThat(published.path())
                .as(
                        "%s is made from the records. Where their change is intended, write it anew: %s",
                        published, Repository.HOW_TO_WRITE)
                .exists()
                .hasContent(published.content());
    }

    @Test
    void every_schema_belongs_to_an_event() throws IOException {
        // Given
        var expected = published().map(Published::path).collect(toSet());

        // When
        try (Stream<Path> files = Files.list(Repository.SCHEMAS)) {
            // Then
            assertThat(files)
                    .as("Delete the files of events that no longer exist")
                    .isSubsetOf(expected);
        }
    }

    private static Path schema(String name) {
        return Repository.SCHEMAS.resolve(name + ".json");
    }

    private static String json(JsonNode node) {
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
