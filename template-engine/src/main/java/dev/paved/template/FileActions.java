package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.workspace.Globs;
import dev.paved.template.workspace.Refused;
import dev.paved.template.workspace.SafePath;
import dev.paved.template.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The actions on files that are in the workspace already. */
final class FileActions {

    private static final int MOST_LINES = 1000;
    private static final int LONGEST_LINE = 2000;

    private FileActions() {}

    static void log(ObjectNode input, Workspace workspace, List<String> log) throws Refused, IOException {
        List<String> lines = new ArrayList<>();
        if (input.has("message")) {
            lines.add(input.path("message").asText());
        }
        if (input.has("extra")) {
            lines.add(input.path("extra").toString());
        }
        JsonNode lists = input.path("listWorkspace");
        if (lists.isTextual() ? !lists.textValue().isEmpty() : lists.asBoolean()) {
            lines.addAll(workspace.tree().paths());
        }
        for (String line : lines) {
            if (log.size() < MOST_LINES) {
                log.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
            }
        }
    }

    static void delete(ObjectNode input, Workspace workspace) throws Refused, IOException {
        List<String> files = new ArrayList<>();
        for (JsonNode file : input.path("files")) {
            if (file.asText().contains("..")) {
                // Refuses it as any path that leads out.
                SafePath.parse(file.asText());
            }
            files.add(file.asText());
        }
        workspace.delete(Globs.parse(files));
    }

    static void rename(ObjectNode input, Workspace workspace) throws Refused, IOException {
        for (JsonNode file : input.path("files")) {
            workspace.rename(
                    SafePath.parse(file.path("from").asText()),
                    SafePath.parse(file.path("to").asText()),
                    file.path("overwrite").asBoolean());
        }
    }
}
