package dev.paved.catalog.model;

import static dev.paved.catalog.model.Kind.fields;
import static java.util.Map.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every entity says, whatever its kind. */
final class Envelope {

    private static final Shape SOME_TEXT = new Shape.Formatted(Format.SOME_TEXT);

    private static final Shape LINK = fields(
            Set.of("url"),
            entry("url", new Shape.Formatted(Format.URL)),
            entry("title", SOME_TEXT),
            entry("icon", SOME_TEXT),
            entry("type", new Shape.Text("runbook")));

    private static final Shape METADATA = fields(
            Set.of("name"),
            entry("name", new Shape.Formatted(Format.NAME)),
            entry("namespace", new Shape.Formatted(Format.NAMESPACE)),
            entry("uid", new Shape.Text("e01199ab-08cc-44c2-8e19-5c29ded82521")),
            entry("etag", new Shape.Text("ZjE3YWQ")),
            entry("title", new Shape.Text("My Service")),
            entry("description", new Shape.AnyText("What it is for")),
            entry("labels", new Shape.MapOf(Format.KEY, new Shape.Formatted(Format.LABEL_VALUE))),
            entry("annotations", new Shape.MapOf(Format.KEY, new Shape.AnyText("a value"))),
            entry("tags", new Shape.ListOf(new Shape.Formatted(Format.TAG_FORMAT))),
            entry("links", new Shape.ListOf(LINK)));

    private Envelope() {}

    /** What is wrong with the entity in {@code document}, of whatever kind it is. */
    static void check(Value.Mapping document, Findings findings) {
        Kind kind = document.text("kind") instanceof String word
                ? Kind.written(word).orElse(null)
                : null;
        Map<String, Shape> known = new LinkedHashMap<>();
        known.put("apiVersion", new Shape.Formatted(Format.API_VERSION));
        known.put("kind", new Shape.Formatted(Format.KIND));
        known.put("metadata", METADATA);
        known.put("spec", kind == null ? fields(Set.of()) : kind.spec());
        Set<String> required = kind == null
                ? Set.of("apiVersion", "kind", "metadata")
                : Set.of("apiVersion", "kind", "metadata", "spec");
        new Shape.Fields(known, required, null).check(document, "", findings);
        checkKind(document, kind, findings);
        checkSaidHere(document, "", List.of("apiVersion", "kind", "metadata"), findings);
        Value.Mapping metadata = document.mapping("metadata");
        if (metadata != null) {
            checkSaidHere(metadata, "/metadata", List.of("name", "namespace"), findings);
        }
    }

    /** What an entity is called does not depend on another file. */
    private static void checkSaidHere(Value.Mapping mapping, String pointer, List<String> fields, Findings findings) {
        for (String field : fields) {
            if (mapping.get(field) instanceof Value.Placeholder placeholder) {
                findings.add(
                        placeholder.place(),
                        Findings.below(pointer, field),
                        "must be said here, not in another file",
                        null);
            }
        }
    }

    private static void checkKind(Value.Mapping document, @Nullable Kind kind, Findings findings) {
        if (document.get("kind") instanceof Value.Text(String word, Place place)) {
            if (kind == null && Format.KIND.fits(word)) {
                String kinds = Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));
                findings.add(
                        place,
                        "/kind",
                        "is none that the catalog knows: " + word + "; these are: " + kinds,
                        "Component");
            } else if (kind != null) {
                checkVersion(document, kind, findings);
            }
        }
    }

    private static void checkVersion(Value.Mapping document, Kind kind, Findings findings) {
        if (document.get("apiVersion") instanceof Value.Text(String version, Place place)
                && Format.API_VERSION.fits(version)
                && !kind.versions().contains(version)) {
            findings.add(
                    place,
                    "/apiVersion",
                    "must be " + String.join(" or ", kind.versions()) + " for a " + kind.word(),
                    kind.versions().getFirst());
        }
    }
}
