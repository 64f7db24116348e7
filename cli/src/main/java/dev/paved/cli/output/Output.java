package dev.paved.cli.output;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Style;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The option -o and the writing of results to stdout. JSON and YAML are stable: the API's object, with apiVersion as its
 * first member, or apiVersion and items.
 */
public final class Output {
    /** The version of what json and yaml look like. */
    public static final String API_VERSION = "paved.dev/v1";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.table;

    private final Shell shell;

    public Output(Shell shell) {
        this.shell = shell;
    }

    /** Whether a person reads it. */
    public boolean human() {
        return format == OutputFormat.table;
    }

    /** Whether a person sees it on a terminal that can show more than letters. */
    public boolean drawn() {
        return human() && shell.terminal().out() && shell.showsUnicode();
    }

    /** Colours for a person's output. */
    public Style style() {
        return shell.outStyle();
    }

    /** Writes an object, for people in these words. */
    public void object(Json object, String words) {
        if (human()) {
            shell.out().println(words);
        } else {
            write(versioned(object));
        }
    }

    /** Writes a list, for people as a table; says so on stderr when it is empty. */
    public void list(List<Json> items, Table table, String emptiness) {
        if (!human()) {
            write(versioned(Json.object().with("items", new Json.Items(items))));
        } else if (items.isEmpty()) {
            shell.err().println(emptiness);
        } else {
            shell.out().println(table.render(items));
        }
    }

    /** Writes one of a stream of objects: a JSON line, a YAML document, or these words. */
    public void streamed(Json object, String words) {
        switch (format) {
            case table -> shell.out().println(words);
            case json -> shell.out().println(JsonWriter.compact(versioned(object)));
            case yaml -> shell.out().print("---\n" + YamlWriter.write(versioned(object)));
        }
    }

    /** Says something to the person that is no data. */
    public void note(String message) {
        shell.err().println(message);
    }

    private void write(Json value) {
        if (format == OutputFormat.yaml) {
            shell.out().print(YamlWriter.write(value));
        } else {
            shell.out().println(JsonWriter.pretty(value));
        }
    }

    private static Json versioned(Json object) {
        Json.Fields version = Json.object().with("apiVersion", API_VERSION);
        return object instanceof Json.Fields fields ? version.followedBy(fields) : version.with("value", object);
    }
}
