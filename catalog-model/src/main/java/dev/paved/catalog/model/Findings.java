package dev.paved.catalog.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations on a walk through a document. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void add(Place place, String pointer, String rule, @Nullable String example) {
        violations.add(new Violation(place, pointer, rule, example));
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }

    /** The pointer to {@code key} below {@code pointer}. */
    static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
