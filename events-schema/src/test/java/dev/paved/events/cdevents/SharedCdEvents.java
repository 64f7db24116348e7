package dev.paved.events.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schemas and examples of the CDEvents specification, kept beside the project where there are any. */
final class SharedCdEvents {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    /** Skips the test that asks for them where nothing is kept beside the project. */
    SharedCdEvents() {
        Path shared = Path.of(System.getProperty("paved.root", ".."))
                .resolve("../shared")
                .normalize();
        this.folder = shared.resolve("cdevents");
        String missing = "Not checked against the CDEvents specification: put its schemas and conformance folders into "
                + folder;
        assumeTrue(Files.isDirectory(shared), missing);
        Prerequisite.met(Files.isDirectory(folder), missing);
    }

    /** The examples, the name of the file before its content. */
    Map<String, byte[]> examples() {
        return json(folder.resolve("conformance"))
                .collect(toMap(file -> file.getFileName().toString(), SharedCdEvents::bytes));
    }

    /** What the schema of its type says against {@code event}. */
    List<Error> errors(byte[] event) {
        String type = tree(event).at("/context/type").textValue();
        String[] parts = type.split("\\.");
        return registry()
                .getSchema(SchemaLocation.of(
                        "https://cdevents.dev/0.5.1/schema/%s-%s-event".formatted(parts[2], parts[3])))
                .validate(new String(event, UTF_8), InputFormat.JSON);
    }

    private SchemaRegistry registry() {
        Map<String, String> byId = json(folder.resolve("schemas"))
                .map(SharedCdEvents::bytes)
                .map(SharedCdEvents::tree)
                .collect(toMap(schema -> schema.get("$id").textValue(), JsonNode::toString));
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(byId)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static Stream<Path> json(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
