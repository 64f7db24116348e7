package dev.paved.catalog.scaffold;

import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.Shelf;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.Similar;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** There is no golden path for the service {@code name}, which is to be of that type and in that language. */
record NoGoldenPath(String name, String type, String language, Shelf shelf, Path folder) implements Failure {

    @Override
    public Problem problem() {
        List<String> meant = meant().map(NoGoldenPath::offer).toList();
        return Problem.of(
                        400,
                        "No such golden path",
                        "There is no golden path for type '" + type + "' in language '" + language + "'. " + offered()
                                + unusable() + " Nothing was changed.")
                .errors(List.of(new FieldError(
                        types().contains(type) ? "/language" : "/type", "must be one that a golden path is there for")))
                .suggestions(meant)
                .next(
                        meant.isEmpty()
                                ? "platform template list"
                                : "platform service create " + name + " " + meant.getFirst());
    }

    private String offered() {
        return shelf.usable().isEmpty()
                ? "There are none at all: no usable one is in the folder " + folder + "."
                : "There are: "
                        + shelf.usable().stream()
                                .map(path -> path.type() + " in " + path.language())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** Whoever misses one may find it there. */
    private String unusable() {
        return shelf.broken().stream()
                .map(broken -> " The folder " + broken.folder() + " can't be used: " + broken.fault() + ".")
                .collect(Collectors.joining());
    }

    private Stream<GoldenPath> meant() {
        List<String> types = near(type, types());
        List<String> languages = near(
                language,
                shelf.usable().stream().map(GoldenPath::language).distinct().toList());
        return shelf.usable().stream()
                .filter(path -> types.contains(path.type()) && languages.contains(path.language()));
    }

    private List<String> types() {
        return shelf.usable().stream().map(GoldenPath::type).distinct().toList();
    }

    private static List<String> near(String given, List<String> known) {
        return known.contains(given) ? List.of(given) : Similar.to(given, known);
    }

    private static String offer(GoldenPath path) {
        return "--type " + path.type() + " --language " + path.language();
    }
}
