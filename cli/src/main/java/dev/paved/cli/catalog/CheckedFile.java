package dev.paved.cli.catalog;

import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Violation;
import dev.paved.cli.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A file of entities with what is wrong with it, in the form that compilers use and editors follow. */
record CheckedFile(String name, List<String> entities, List<Violation> violations) {

    static CheckedFile of(String name, String text) {
        CatalogFile file = CatalogFile.read(text);
        return new CheckedFile(
                name,
                file.entities().stream().map(Entity::ref).map(String::valueOf).toList(),
                file.violations());
    }

    /** Whether all it says can be taken, and it says something. */
    boolean isValid() {
        return violations.isEmpty() && !entities.isEmpty();
    }

    String words() {
        if (violations.isEmpty()) {
            return name + ": " + (entities.isEmpty() ? "has no entity" : String.join(", ", entities));
        }
        return violations.stream().map(this::words).collect(Collectors.joining("\n"));
    }

    private String words(Violation violation) {
        String field = violation.pointer().isEmpty() ? "the document" : violation.pointer();
        String example = violation.example() == null ? "" : "\n  for example: " + violation.example();
        return name + ":" + violation.place() + ": " + field + " " + violation.rule() + example;
    }

    Json asJson() {
        return Json.object()
                .with("file", name)
                .with("valid", new Json.Bool(isValid()))
                .with(
                        "entities",
                        new Json.Items(entities.stream()
                                .map(ref -> (Json) new Json.Text(ref))
                                .toList()))
                .with(
                        "violations",
                        new Json.Items(
                                violations.stream().map(CheckedFile::asJson).toList()));
    }

    private static Json asJson(Violation violation) {
        return Json.object()
                .with("line", new Json.Numeral(String.valueOf(violation.place().line())))
                .with(
                        "column",
                        new Json.Numeral(String.valueOf(violation.place().column())))
                .with("pointer", violation.pointer())
                .with("rule", violation.rule())
                .with("example", violation.example());
    }
}
