package dev.paved.template.workspace;

import java.util.ArrayList;
import java.util.List;

/** Patterns, of which later ones that are negated take away what earlier ones took in. */
public record Globs(List<Glob> globs) {

    public Globs {
        globs = List.copyOf(globs);
    }

    /** Reads them. */
    public static Globs parse(List<String> texts) throws Refused {
        List<Glob> globs = new ArrayList<>();
        for (String text : texts) {
            globs.add(Glob.parse(text));
        }
        return new Globs(globs);
    }

    /** Whether they mean {@code path}. */
    public boolean matches(String path) {
        return globs.stream().anyMatch(glob -> !glob.negated() && glob.matches(path))
                && globs.stream().noneMatch(glob -> glob.negated() && glob.matches(path));
    }
}
