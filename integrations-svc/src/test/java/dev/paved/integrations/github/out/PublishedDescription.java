package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.StreamSupport;

/** GitHub's own description of its REST API, as Octokit publishes it. */
final class PublishedDescription {

    private final JsonNode root;

    private PublishedDescription(JsonNode root) {
        this.root = root;
    }

    static PublishedDescription read() throws IOException, InterruptedException {
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
        return operation(request.method(), request.path())
                .map(operation -> faults(operation, request))
                .orElseGet(() -> List.of("there is no " + request.method() + " " + request.path()));
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

    private List<String> faults(JsonNode operation, StandInGithub.Request request) {
        List<String> faults = new ArrayList<>();
        TreeSet<String> parameters = new TreeSet<>(request.query());
        parameters.removeAll(queryParameters(operation));
        parameters.forEach(each -> faults.add("there is no parameter " + each));
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode() != (request.body() == null)) {
            faults.add("a body is there, or is not, as it should not be");
        }
        if (request.body() != null) {
            TreeSet<String> names = new TreeSet<>();
            request.body().fieldNames().forEachRemaining(names::add);
            schema.path("properties").fieldNames().forEachRemaining(names::remove);
            names.forEach(each -> faults.add("there is no property " + each));
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30())
                    .getSchema(schema)
                    .validate(request.body())
                    .forEach(error -> faults.add(error.toString()));
        }
        return faults;
    }

    private List<String> queryParameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(each ->
                        each.has("$ref") ? root.at(each.path("$ref").asText().substring(1)) : each)
                .filter(each -> each.path("in").asText().equals("query"))
                .map(each -> each.path("name").asText())
                .toList();
    }
}
