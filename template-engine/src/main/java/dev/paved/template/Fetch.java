package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.nunjucks.Budget;
import dev.paved.template.nunjucks.Script;
import dev.paved.template.nunjucks.ScriptException;
import dev.paved.template.nunjucks.Whitespace;
import dev.paved.template.workspace.FileTree;
import dev.paved.template.workspace.Globs;
import dev.paved.template.workspace.Refused;
import dev.paved.template.workspace.SafePath;
import dev.paved.template.workspace.Source;
import dev.paved.template.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a folder get into the workspace.
 *
 * @param url the folder
 * @param target where in the workspace
 * @param rendered whether they are rendered at all
 * @param verbatim paths of files whose contents are taken as they are
 * @param pathsToo whether the paths of those are taken as they are too
 * @param extension only files that end so are rendered, and lose it; empty for all
 * @param replaces whether they may overwrite what is there
 * @param whitespace what happens to white space around blocks
 * @param values what the files may refer to
 */
record Fetch(
        Step step,
        String url,
        String target,
        boolean rendered,
        Globs verbatim,
        boolean pathsToo,
        String extension,
        boolean replaces,
        Whitespace whitespace,
        ObjectNode values) {

    private static final String USUAL_EXTENSION = ".njk";

    static Fetch of(Step step, ObjectNode input) throws TemplateException {
        try {
            JsonNode old = input.path("copyWithoutRender");
            List<String> globs = new ArrayList<>();
            input.path("copyWithoutTemplating").forEach(glob -> globs.add(glob.asText()));
            old.forEach(glob -> globs.add(glob.asText()));
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            values.set(
                    "values",
                    input.path("values").isObject() ? input.path("values") : JsonNodeFactory.instance.objectNode());
            return new Fetch(
                    step,
                    input.path("url").asText(),
                    input.path("targetPath").asText("."),
                    step.action() == Action.FETCH_TEMPLATE,
                    Globs.parse(globs),
                    old.isArray(),
                    extension(input.path("templateFileExtension")),
                    input.path("replace").asBoolean(),
                    new Whitespace(
                            input.path("trimBlocks").asBoolean(),
                            input.path("lstripBlocks").asBoolean()),
                    values);
        } catch (Refused e) {
            throw new TemplateException(step.fault("/input", "is refused: " + e.getMessage()));
        }
    }

    private static String extension(JsonNode input) {
        if (!input.isTextual()) {
            return input.asBoolean() ? USUAL_EXTENSION : "";
        }
        String text = input.textValue();
        return text.isEmpty() || text.startsWith(".") ? text : "." + text;
    }

    boolean rendersContents(String path) {
        return rendered && (extension.isEmpty() ? !verbatim.matches(path) : path.endsWith(extension));
    }

    private boolean rendersPath(String path) {
        return rendered && !(pathsToo && verbatim.matches(path));
    }

    /** Writes the files of the folder, in {@code source}, into {@code workspace}. */
    void into(Workspace workspace, Source source, Budget budget) throws TemplateException, IOException {
        try {
            FileTree tree = FileTree.of(source.folder(url));
            SafePath folder = SafePath.parse(target);
            for (String path : tree.paths()) {
                Optional<String> place = place(path, budget);
                if (place.isPresent()) {
                    byte[] content = content(tree, path, budget);
                    write(workspace, folder, path, place.get(), content, tree.isExecutable(path));
                }
            }
        } catch (Refused e) {
            throw new TemplateException(step.fault("/input", "is refused: " + e.getMessage()));
        }
    }

    private void write(
            Workspace workspace, SafePath folder, String path, String place, byte[] content, boolean executable)
            throws TemplateException, IOException {
        try {
            workspace.write(folder.then(SafePath.parse(place)), content, executable, replaces);
        } catch (Refused e) {
            throw new TemplateException(Fault.of(path, 0, "is refused: " + e.getMessage()));
        }
    }

    /** Where the file goes; nowhere when a name on its path comes to nothing. */
    private Optional<String> place(String path, Budget budget) throws TemplateException {
        String bare = !extension.isEmpty() && path.endsWith(extension)
                ? path.substring(0, path.length() - extension.length())
                : path;
        String place = rendersPath(path) ? render(path, bare, budget) : bare;
        boolean nothing = place.isEmpty()
                || place.contains("//")
                || place.endsWith("/")
                || place.startsWith("/") && firstIsNothing(bare, budget);
        return nothing ? Optional.empty() : Optional.of(place);
    }

    /** Whether the first name of the path comes to nothing, as opposed to a value that is an absolute path. */
    private boolean firstIsNothing(String path, Budget budget) {
        try {
            return Script.parse(path.substring(0, Math.max(0, path.indexOf('/'))), whitespace)
                    .render(values, budget)
                    .isEmpty();
        } catch (ScriptException e) {
            // A block that goes over several names.
            return true;
        }
    }

    private byte[] content(FileTree tree, String path, Budget budget) throws TemplateException, IOException {
        byte[] bytes = tree.read(path);
        Optional<String> text = rendersContents(path) ? text(bytes) : Optional.empty();
        return text.isPresent() ? render(path, text.get(), budget).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private String render(String path, String text, Budget budget) throws TemplateException {
        try {
            return Script.parse(text, whitespace).render(values, budget);
        } catch (ScriptException e) {
            throw new TemplateException(Fault.of(path, e.line(), e.rule()));
        }
    }

    /** The contents as text, or nothing when they are none. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
