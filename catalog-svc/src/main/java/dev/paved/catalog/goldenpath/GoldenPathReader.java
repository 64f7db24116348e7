package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paved.catalog.render.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a golden path's folder: {@code template.yaml}, a Template in Backstage's format, and the skeleton beside it.
 *
 * @see <a href="https://backstage.io/docs/features/software-templates/writing-templates">Backstage, Writing Templates</a>
 */
final class GoldenPathReader {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> ACTIONS =
            List.of("fetch:template", "paved:repository:create", "catalog:register");
    private static final Pattern TAG = Pattern.compile("v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");

    private GoldenPathReader() {}

    static GoldenPath read(Path folder) throws InvalidGoldenPath, IOException {
        Field root = new Field("", yaml(folder.resolve("template.yaml")));
        root.at("apiVersion").must("scaffolder.backstage.io/v1beta3");
        root.at("kind").must("Template");
        Field metadata = root.at("metadata");
        Field annotations = metadata.at("annotations");
        Field spec = root.at("spec");
        Field fetch = input(spec, 0);
        Field repository = input(spec, 1);
        repository.at("defaultBranch").must("main");
        String name = metadata.at("name").text();
        return new GoldenPath(
                name,
                annotations.at("paved.dev/version").text(),
                metadata.at("title").textOr(name),
                metadata.at("description").textOr(""),
                spec.at("type").text(),
                annotations.at("paved.dev/language").text(),
                Form.pages(spec.at("parameters")),
                fetch.at("values").map(),
                new Skeleton(
                        skeleton(folder, fetch.at("url")),
                        fetch.at("copyWithoutTemplating").texts()),
                tag(repository.at("tag")),
                input(spec, 2)
                        .at("catalogInfoPath")
                        .textOr("/catalog-info.yaml")
                        .replaceFirst("^/", ""));
    }

    private static JsonNode yaml(Path file) throws InvalidGoldenPath, IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidGoldenPath("there is no template.yaml");
        }
        try {
            return YAML.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new InvalidGoldenPath("template.yaml: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ")");
        }
    }

    /** The input of step {@code index}: the steps are those that Paved knows, in their order. */
    private static Field input(Field spec, int index) throws InvalidGoldenPath {
        List<Field> steps = spec.at("steps").items();
        if (steps.size() != ACTIONS.size()) {
            throw new InvalidGoldenPath("template.yaml: spec.steps must be the actions " + String.join(", ", ACTIONS)
                    + ", in this order, and has " + steps.size() + " steps");
        }
        steps.get(index).at("action").must(ACTIONS.get(index));
        return steps.get(index).at("input");
    }

    private static Path skeleton(Path folder, Field url) throws InvalidGoldenPath, IOException {
        Path skeleton = folder.resolve(url.textOr("./skeleton")).normalize();
        if (!Files.isDirectory(skeleton)) {
            throw url.fault("must be a folder beside template.yaml, for example ./skeleton");
        }
        if (!skeleton.toRealPath().startsWith(folder.toRealPath()) || skeleton.equals(folder.normalize())) {
            throw url.fault("must not lead out of the golden path's folder");
        }
        return skeleton;
    }

    private static String tag(Field tag) throws InvalidGoldenPath {
        String text = tag.textOr("v0.1.0");
        if (!TAG.matcher(text).matches()) {
            throw tag.fault("must be a version like v0.1.0");
        }
        return text;
    }
}
