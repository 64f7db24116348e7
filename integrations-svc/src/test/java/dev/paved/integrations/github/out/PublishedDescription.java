package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.paved.prerequisite.NpmPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** GitHub's own description of its REST API, as Octokit publishes it. */
public final class PublishedDescription {

    private final JsonNode root;

    private PublishedDescription(JsonNode root) {
        this.root = root;
    }

    /** The one that is installed here, or else a test that is skipped. */
    public static PublishedDescription read() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("paved.root"), "integrations-svc");
        Path folder = NpmPackages.install(
                module.resolve("src/test/npm"),
                module.resolve("target/npm"),
                "@octokit/openapi",
                "what GitHub is told is not checked against its description");
        return new PublishedDescription(new ObjectMapper()
                .readTree(folder.resolve("generated/api.github.com.json").toFile()));
    }

    /** What is wrong with {@code request}; nothing where it is one that GitHub describes. */
    List<String> faults(StandInGithub.Request request) {
        return faults(request.method(), request.path(), request.query(), request.body());
    }

    /** The same of a request with the parameters {@code query}. */
    public List<String> faults(String method, String path, List<String> query, @Nullable JsonNode body) {
        return operation(method, path)
                .map(operation -> faults(operation, query, body))
                .orElseGet(() -> List.of("there is no " + method + " " + path));
    }

    private Optional<JsonNode> operation(String method, String path) {
        return root.path("paths").properties().stream()
                .filter(each -> matches(each.getKey(), path))
                .map(Map.Entry::getValue)
                .map(operations -> operations.path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private static boolean matches(String template, String path) {
        String form = "\\Q" + template.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E";
        return Pattern.matches(form, path);
    }

    private List<String> faults(JsonNode operation, List<String> query, @Nullable JsonNode body) {
        List<String> faults = new ArrayList<>();
        TreeSet<String> parameters = new TreeSet<>(query);
        parameters.removeAll(queryParameters(operation));
        parameters.forEach(each -> faults.add("there is no parameter " + each));
        JsonNode schema = whole(operation.at("/requestBody/content/application~1json/schema"));
        if (schema.isMissingNode() != (body == null)) {
            faults.add("a body is there, or is not, as it should not be");
        }
        if (body != null) {
            TreeSet<String> names = new TreeSet<>();
            body.fieldNames().forEachRemaining(names::add);
            schema.path("properties").fieldNames().forEachRemaining(names::remove);
            names.forEach(each -> faults.add("there is no property " + each));
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30())
                    .getSchema(schema)
                    .validate(body)
                    .forEach(error -> faults.add(error.toString()));
        }
        return faults;
    }

    private List<String> queryParameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(this::resolved)
                .filter(each -> each.path("in").asText().equals("query"))
                .map(each -> each.path("name").asText())
                .toList();
    }

    /** {@code schema} with all that it refers to in its place. */
    private JsonNode whole(JsonNode schema) {
        JsonNode whole = resolved(schema).deepCopy();
        if (whole instanceof ObjectNode object) {
            object.properties().forEach(each -> each.setValue(whole(each.getValue())));
        } else if (whole instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(each -> array.set(each, whole(array.get(each))));
        }
        return whole;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
