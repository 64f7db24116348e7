package dev.paved.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.workspace.Refused;
import dev.paved.template.workspace.SafePath;
import dev.paved.template.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a repository was made, as a file in it says: what an upgrade to a newer version of its golden path begins with.
 *
 * @param inputs what was filled in, complete
 * @param user for whom it was made
 */
public record Provenance(String template, String version, ObjectNode inputs, User user) {

    /** Where it is in the repository. */
    public static final String PATH = ".paved/provenance.yaml";

    /** The version of what templates mean: counted up when the same template would come to other files. */
    public static final String ENGINE = "1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes it into the folder {@code workspace}. */
    public void write(Path workspace) throws TemplateException, IOException {
        try {
            Workspace.at(workspace).write(SafePath.parse(PATH), text().getBytes(StandardCharsets.UTF_8), false, false);
        } catch (Refused e) {
            throw new TemplateException(
                    Fault.of(PATH, 0, "is written by the platform, and could not be: " + e.getMessage()));
        }
    }

    private String text() {
        StringBuilder yaml = new StringBuilder(
                        "# How this repository was made. platform service upgrade reads it: leave it as it is.\n")
                .append("template: ")
                .append(quoted(template))
                .append('\n')
                .append("version: ")
                .append(quoted(version))
                .append('\n')
                .append("engine: ")
                .append(quoted(ENGINE))
                .append('\n')
                .append("requestedBy: ")
                .append(quoted(user.name()))
                .append('\n')
                .append("inputs:")
                .append(inputs.isEmpty() ? " {}\n" : "\n");
        for (Map.Entry<String, JsonNode> input : inputs.properties()) {
            yaml.append("  ")
                    .append(quoted(input.getKey()))
                    .append(": ")
                    .append(quoted(input.getValue()))
                    .append('\n');
        }
        return yaml.toString();
    }

    private static String quoted(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code text}, the contents of such a file, tells; nothing where it is not as the platform wrote it. */
    public static Optional<Provenance> read(String text) {
        ObjectNode fields = JSON.createObjectNode();
        ObjectNode inputs = JSON.createObjectNode();
        try {
            for (String line : text.lines().toList()) {
                boolean isInput = line.startsWith("  ");
                if (isInput || line.matches("(template|version|requestedBy): .*")) {
                    String member = isInput ? line : line.replaceFirst("^(\\w+)", "\"$1\"");
                    (isInput ? inputs : fields).setAll(JSON.readValue("{" + member + "}", ObjectNode.class));
                }
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!fields.path("template").isTextual() || !fields.path("version").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Provenance(
                fields.path("template").textValue(),
                fields.path("version").textValue(),
                inputs,
                new User(fields.path("requestedBy").asText("unknown"))));
    }
}
