package dev.paved.cli.output;

/** How results are written; the names are the values of --output. */
public enum OutputFormat {
    table,
    json,
    yaml
}
