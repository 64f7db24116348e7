package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.template.DryRun;
import dev.paved.template.DryRun.RenderedFile;
import dev.paved.template.Step;
import dev.paved.template.Template;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Golden paths as they are shown. */
public final class TemplateView {

    private TemplateView() {}

    /** A golden path in a list. */
    public record Summary(String name, String version, String title, String description, String type, String language) {

        static Summary of(Template t) {
            return new Summary(t.name(), t.version(), t.title(), t.description(), t.type(), t.language());
        }
    }

    /** A step: what people see, and what it does. */
    public record StepView(String id, String name, String action) {

        static StepView of(Step step) {
            return new StepView(step.id(), step.name(), step.action().id());
        }
    }

    /** A golden path with its parameters, each page a JSON Schema, and its steps. */
    public record Details(
            String name,
            String version,
            String title,
            String description,
            String owner,
            String type,
            String language,
            List<JsonNode> parameters,
            List<StepView> steps) {

        static Details of(Template t) {
            return new Details(
                    t.name(),
                    t.version(),
                    t.title(),
                    t.description(),
                    t.owner(),
                    t.type(),
                    t.language(),
                    t.form().pages(),
                    t.steps().stream().map(StepView::of).toList());
        }
    }

    /**
     * A file that would be made: {@code text} where it is one, else {@code base64}.
     *
     * @param size in bytes
     */
    public record FileView(
            String path,
            boolean executable,
            int size,
            @Nullable String text,
            @Nullable String base64) {

        static FileView of(RenderedFile file) {
            String text = file.text().orElse(null);
            String bytes = text == null ? Base64.getEncoder().encodeToString(file.content()) : null;
            return new FileView(file.path(), file.executable(), file.content().length, text, bytes);
        }
    }

    /** What a golden path would make of inputs. */
    public record DryRunView(
            String template,
            String version,
            JsonNode inputs,
            List<FileView> files,
            List<String> log,
            List<String> steps) {

        static DryRunView of(Template template, JsonNode inputs, DryRun run) {
            return new DryRunView(
                    template.name(),
                    template.version(),
                    inputs,
                    run.files().stream().map(FileView::of).toList(),
                    run.log(),
                    run.steps());
        }
    }
}
