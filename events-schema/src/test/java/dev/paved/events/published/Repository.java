package dev.paved.events.published;

import java.nio.file.Path;

/** Where the files of this project are. */
final class Repository {

    static final Path ROOT =
            Path.of(System.getProperty("paved.root", "..")).toAbsolutePath().normalize();

    static final Path MODULE = ROOT.resolve("events-schema");

    static final Path SOURCES = MODULE.resolve("src/main/java/dev/paved/events");

    static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas");

    static final Path GOLDEN = MODULE.resolve("src/test/resources/golden");

    static final Path PAGE = ROOT.resolve("docs/reference/events.md");

    /** Whether the tests of published files shall write them, not compare them. */
    static final boolean WRITE = Boolean.getBoolean("paved.write");

    static final String HOW_TO_WRITE = "./build -q -B test -pl events-schema -Dtest='Published*Test' -Dpaved.write";

    private Repository() {}
}
