package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import java.util.Optional;

/** How it is told what changes in a database with a version. */
final class MigrationWords {
    private MigrationWords() {}

    /** Nothing where nothing changes. */
    static Optional<String> of(Json migration) {
        return migration
                .find("name")
                .map(name -> name + (migration.text("reversible").equals("true") ? "" : ", which can't be undone"));
    }
}
