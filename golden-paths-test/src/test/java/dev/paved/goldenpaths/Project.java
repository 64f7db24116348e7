package dev.paved.goldenpaths;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.DryRun;
import dev.paved.template.Form;
import dev.paved.template.Template;
import dev.paved.template.TemplateException;
import dev.paved.template.TemplateReader;
import dev.paved.template.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that a golden path made, in a folder. */
record Project(Variant variant, String service, Path folder) {

    static final String OWNER = "group:default/team-a";
    static final String DESCRIPTION = "a: \"b\" # c";

    private static final String KUBERNETES = "deploy/kubernetes";
    private static final Path ROOT = Path.of(System.getProperty("paved.root"));
    private static final Path GOLDEN_PATHS = ROOT.resolve("golden-paths");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Renders {@code variant} with the engine into a new folder of {@code parent}. */
    static Project rendered(Variant variant, String service, Path parent) {
        Path folder = parent.resolve(variant.service());
        try {
            Template template = TemplateReader.read(GOLDEN_PATHS, GOLDEN_PATHS.resolve(variant.template()));
            DryRun run = DryRun.of(template, template.form().complete(inputs(variant, service)), new User("ada"));
            for (DryRun.RenderedFile file : run.files()) {
                Path target = folder.resolve(file.path());
                Files.createDirectories(target.getParent());
                Files.write(target, file.content());
            }
        } catch (TemplateException e) {
            throw new AssertionError(variant + " cannot be rendered: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(variant, service, folder);
    }

    /** What the form has to say against a name. */
    static List<Form.InputFault> faults(Variant variant, String service) {
        try {
            Form form = TemplateReader.read(GOLDEN_PATHS, GOLDEN_PATHS.resolve(variant.template()))
                    .form();
            return form.faults(form.complete(inputs(variant, service)));
        } catch (TemplateException e) {
            throw new AssertionError(variant + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode inputs(Variant variant, String service) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", service)
                .put("owner", OWNER)
                .put("description", DESCRIPTION)
                .put("database", variant.database());
    }

    /** A file of Paved's own repository. */
    static Path own(String path) {
        return ROOT.resolve(path);
    }

    boolean has(String path) {
        return Files.isRegularFile(folder.resolve(path));
    }

    String text(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " of " + variant + " is not JSON", e);
        }
    }

    /** With anchors resolved; a key that is there twice is an error. */
    JsonNode yaml(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text(path)));
    }

    /** The paths of all files below a folder of it. */
    List<String> files(String below) {
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The manifests for a cluster, in the order in which its kustomization names them. */
    List<String> manifests() {
        List<String> manifests = new ArrayList<>();
        yaml(KUBERNETES + "/kustomization.yaml")
                .path("resources")
                .forEach(name -> manifests.add(KUBERNETES + "/" + name.asText()));
        return manifests;
    }

    @Override
    public String toString() {
        return variant.toString();
    }
}
