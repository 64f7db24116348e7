package dev.paved.cli.environment;

import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Table;
import java.time.InstantSource;

/** Where drift is found, and how it is told. */
final class DriftWords {
    private DriftWords() {}

    static Resource of(String environment) {
        return Resource.at(EnvironmentCommand.PATH).child(environment).child("drift");
    }

    static Table table(InstantSource clock) {
        return Table.of(
                Column.of("RESOURCE", "resource"),
                Column.of("FIELD", "field"),
                Column.of("DECLARED", "desired"),
                Column.of("FOUND", "actual"),
                Column.of("BY", "changedBy"),
                new Column("SINCE", drift -> Age.since(drift.text("since"), clock)),
                new Column("STATE", drift -> {
                    String state = drift.text("state");
                    String end = Age.until(drift.text("acceptedUntil"), clock);
                    boolean holds = state.equals("accepted") && end.startsWith("in ");
                    return state + (holds ? ", ends " + end : "");
                }));
    }
}
