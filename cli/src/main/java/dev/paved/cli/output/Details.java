package dev.paved.cli.output;

import java.util.ArrayList;
import java.util.List;

/** One thing described to a person, a line for each property it has. */
public final class Details {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a property unless it is empty. */
    public Details with(String name, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(name + ":", value));
        }
        return this;
    }

    /** The lines. */
    public String render() {
        return rows.isEmpty() ? "" : Table.aligned(rows);
    }
}
