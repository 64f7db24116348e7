package dev.paved.template;

import static dev.paved.template.Kind.FLAG;
import static dev.paved.template.Kind.MAPPING;
import static dev.paved.template.Kind.RENAMES;
import static dev.paved.template.Kind.TEXT;
import static dev.paved.template.Kind.TEXTS;
import static dev.paved.template.Kind.TEXT_OR_FLAG;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a step can do.
 *
 * @see <a href="https://backstage.io/docs/features/software-templates/builtin-actions">Backstage, Built-in Actions</a>
 */
public enum Action {
    /** Renders the files of a folder into the workspace. */
    FETCH_TEMPLATE(
            "fetch:template",
            Set.of("url"),
            Map.of(
                    "url", TEXT,
                    "targetPath", TEXT,
                    "values", MAPPING,
                    "copyWithoutTemplating", TEXTS,
                    "copyWithoutRender", TEXTS,
                    "templateFileExtension", TEXT_OR_FLAG,
                    "replace", FLAG,
                    "trimBlocks", FLAG,
                    "lstripBlocks", FLAG)),
    /** Copies the files of a folder into the workspace. */
    FETCH_PLAIN("fetch:plain", Set.of("url"), Map.of("url", TEXT, "targetPath", TEXT, "replace", FLAG)),
    /** Says something in the log. */
    LOG("debug:log", Set.of(), Map.of("message", TEXT, "listWorkspace", TEXT_OR_FLAG, "extra", MAPPING)),
    /** Deletes files of the workspace. */
    DELETE("fs:delete", Set.of("files"), Map.of("files", TEXTS)),
    /** Gives files of the workspace other paths. */
    RENAME("fs:rename", Set.of("files"), Map.of("files", RENAMES)),
    /** Makes the repository, with what is in the workspace as its first commit. */
    PUBLISH("paved:repository:create", Set.of(), Map.of("defaultBranch", TEXT, "tag", TEXT)),
    /** The same, and it must be on GitHub. */
    PUBLISH_GITHUB(
            "publish:github",
            Set.of(),
            Map.of(
                    "repoUrl", TEXT,
                    "description", TEXT,
                    "repoVisibility", TEXT,
                    "defaultBranch", TEXT,
                    "tag", TEXT)),
    /** Puts the service into the catalog. */
    REGISTER("catalog:register", Set.of(), Map.of("catalogInfoPath", TEXT, "repoContentsUrl", TEXT));

    private final String id;
    private final Set<String> required;
    private final Map<String, Kind> inputs;

    Action(String id, Set<String> required, Map<String, Kind> inputs) {
        this.id = id;
        this.required = required;
        this.inputs = inputs;
    }

    /** What templates call it. */
    public String id() {
        return id;
    }

    Set<String> required() {
        return required;
    }

    Map<String, Kind> inputs() {
        return inputs;
    }

    /** Whether it changes only the workspace. */
    public boolean isLocal() {
        return !isPublication() && this != REGISTER;
    }

    /** Whether it makes the repository. */
    public boolean isPublication() {
        return this == PUBLISH || this == PUBLISH_GITHUB;
    }

    static Optional<Action> named(String id) {
        return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Action::id).toList();
    }
}
