package dev.paved.catalog.scaffold;

import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.Shelf;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.nio.file.Path;
import java.util.List;

/** There is no golden path for that type and language. */
record NoGoldenPath(String type, String language, Shelf shelf, Path folder) implements Failure {

    @Override
    public Problem problem() {
        boolean typeIsKnown =
                shelf.usable().stream().anyMatch(path -> path.type().equals(type));
        List<String> offers = shelf.usable().stream().map(NoGoldenPath::offer).toList();
        String offered = offers.isEmpty()
                ? "There are none at all: no usable one is in the folder " + folder + "."
                : "There are: " + String.join("; ", offers) + ".";
        return Problem.of(
                        400,
                        "No such golden path",
                        "There is no golden path for type '" + type + "' in language '" + language + "'. " + offered
                                + " Nothing was changed.")
                .errors(List.of(new FieldError(
                        typeIsKnown ? "/language" : "/type", "must be one that a golden path is there for")))
                .suggestions(offers)
                .next(offers.isEmpty() ? null : "platform service create NAME " + offers.getFirst());
    }

    private static String offer(GoldenPath path) {
        return "--type " + path.type() + " --language " + path.language();
    }
}
