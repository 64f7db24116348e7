package dev.paved.integrations.github.missed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.prerequisite.NpmPackages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** GitHub's published description of its REST API. */
public final class RestDescription {
    private final JsonNode root;

    private RestDescription(JsonNode root) {
        this.root = root;
    }

    /** The one that is installed here, or else a test that is skipped. */
    public static RestDescription published() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("paved.root"), "integrations-svc");
        Path folder = NpmPackages.install(
                module.resolve("src/test/npm"),
                module.resolve("target/npm"),
                "@octokit/openapi",
                "requests are not compared with GitHub's description");
        return new RestDescription(new ObjectMapper()
                .readTree(folder.resolve("generated/api.github.com.json").toFile()));
    }

    /** Fails unless {@code method} of {@code uri} is described, with each parameter, and {@code answer} is what it answers. */
    public void check(String method, URI uri, int status, JsonNode answer) {
        Map.Entry<String, JsonNode> path = root.path("paths").properties().stream()
                .filter(each -> uri.getPath().matches(each.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Map.Entry.comparingByKey())
                .orElseThrow(() -> new AssertionError(uri + " is not described"));
        JsonNode operation = path.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as(method + " " + path.getKey()).isFalse();
        Set<String> parameters = StreamSupport.stream(
                        operation.path("parameters").spliterator(), false)
                .map(this::resolved)
                .map(each -> each.path("name").asText())
                .collect(Collectors.toSet());
        List<String> asked = Optional.ofNullable(uri.getQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(each -> each.replaceFirst("=.*", ""))
                .toList();
        assertThat(parameters).as(method + " " + uri).containsAll(asked);
        JsonNode schema = resolved(operation.path("responses").path(String.valueOf(status)))
                .at("/content/application~1json/schema");
        check(schema, answer, uri.toString());
    }

    private void check(JsonNode described, JsonNode value, String at) {
        JsonNode schema = resolved(described);
        if (value.isNull()) {
            assertThat(schema.path("nullable").asBoolean())
                    .as(at + " may be null")
                    .isTrue();
            return;
        }
        if (schema.has("oneOf")) {
            assertThat(schema.path("oneOf")).as(at).anySatisfy(each -> check(each, value, at));
            return;
        }
        switch (schema.path("type").asText()) {
            case "array" -> value.forEach(each -> check(schema.path("items"), each, at + "/0"));
            case "object" -> {
                assertThat(value.isObject()).as(at).isTrue();
                schema.path("required")
                        .forEach(name -> assertThat(value.has(name.asText()))
                                .as(at + "/" + name.asText())
                                .isTrue());
                schema.path("properties").properties().stream()
                        .filter(each -> value.has(each.getKey()))
                        .forEach(each -> check(each.getValue(), value.get(each.getKey()), at + "/" + each.getKey()));
            }
            case "integer" -> assertThat(value.isIntegralNumber()).as(at).isTrue();
            case "number" -> assertThat(value.isNumber()).as(at).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(at).isTrue();
            case "string" -> assertThat(value.isTextual()).as(at).isTrue();
            default -> throw new AssertionError(at + " is described as " + schema);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }
}
