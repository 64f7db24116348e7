package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Violation;
import dev.paved.template.workspace.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a golden path's folder: {@code template.yaml}, a Template in Backstage's format, and the folders that its steps name.
 *
 * @see <a href="https://backstage.io/docs/features/software-templates/writing-templates">Backstage, Writing Templates</a>
 */
public final class TemplateReader {

    private static final String API_VERSION = "scaffolder.backstage.io/v1beta3";
    private static final long MOST_BYTES = 1024L * 1024;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.-]+)?");

    private TemplateReader() {}

    /**
     * Reads the golden path in {@code folder}; its steps may use folders of {@code root}, in which it is.
     *
     * @throws TemplateException with all that is wrong with it
     * @throws IOException where it cannot be read
     */
    public static Template read(Path root, Path folder) throws TemplateException, IOException {
        Source source = new Source(root, folder);
        Document document = new Document(entity(source.folder()).document());
        List<Fault> faults = new ArrayList<>(document.faults());
        JsonNode metadata = document.root().path("metadata");
        JsonNode spec = document.root().path("spec");
        Form form = new FormReader(document, faults).read();
        List<Step> steps = new StepReader(document, form, faults).read();
        String name = metadata.path("name").asText();
        Template template = new Template(
                name,
                annotation(document, "paved.dev/version", "1.0.0", faults),
                metadata.path("title").asText(name),
                metadata.path("description").asText(""),
                spec.path("owner").asText(""),
                spec.path("type").asText(),
                annotation(document, "paved.dev/language", "node", faults),
                form,
                steps,
                spec.path("output"),
                source);
        checkVersion(document, template, faults);
        PathRules.check(document, steps, faults);
        SkeletonCheck.check(template, faults);
        if (!faults.isEmpty()) {
            throw new TemplateException(faults);
        }
        return template;
    }

    private static void checkVersion(Document document, Template template, List<Fault> faults) {
        if (!template.version().isEmpty()
                && !VERSION.matcher(template.version()).matches()) {
            faults.add(document.fault(
                    "/metadata/annotations/paved.dev~1version", "must be a version of three numbers", "1.0.0"));
        }
    }

    private static Entity entity(Path folder) throws TemplateException, IOException {
        CatalogFile file = CatalogFile.read(text(folder.resolve(Document.FILE)));
        if (!file.violations().isEmpty()) {
            throw new TemplateException(
                    file.violations().stream().map(TemplateReader::fault).toList());
        }
        if (file.entities().size() != 1) {
            throw new TemplateException(Fault.of(
                    Document.FILE,
                    1,
                    "must have one document, and has " + file.entities().size()));
        }
        Entity entity = file.entities().getFirst();
        if (!entity.ref().kind().equals("Template")
                || !API_VERSION.equals(entity.document().text("apiVersion"))) {
            throw new TemplateException(new Fault(
                    Document.FILE,
                    1,
                    "/kind",
                    "must be Template, with apiVersion " + API_VERSION + ", and is "
                            + entity.ref().kind(),
                    "kind: Template"));
        }
        return entity;
    }

    private static Fault fault(Violation violation) {
        return new Fault(
                Document.FILE, violation.place().line(), violation.pointer(), violation.rule(), violation.example());
    }

    private static String text(Path file) throws TemplateException, IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new TemplateException(
                    Fault.of(Document.FILE, 0, "must be there, as a file; there is none in " + file.getParent()));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new TemplateException(Fault.of(Document.FILE, 0, "has more than " + MOST_BYTES + " bytes"));
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new TemplateException(Fault.of(Document.FILE, 0, "must be text in UTF-8"));
        }
    }

    private static String annotation(Document document, String name, String example, List<Fault> faults) {
        String pointer = Document.below("/metadata/annotations", name);
        String text = document.root().at(pointer).asText();
        if (text.isBlank()) {
            faults.add(document.fault(pointer, "must be there", "\"" + name + ": " + example + "\""));
        }
        return text;
    }
}
