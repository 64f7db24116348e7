package dev.paved.cli.output;

import dev.paved.cli.json.Json;
import java.util.function.Function;

/** A column of a table: its title and what stands in it for an item. */
public record Column(String title, Function<Json, String> value) {

    /** A column of a member of the item, by its name. */
    public static Column of(String title, String member) {
        return new Column(title, item -> item.text(member));
    }
}
