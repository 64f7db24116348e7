package dev.paved.goldenpaths;

import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a language needs on this machine. Its drivers of PostgreSQL come with a project's own build for Java and Node.js; for Go and Python
 * those of the machine stand in, so that no registry of these languages is asked.
 */
enum Toolchain {
    JAVA("mvn") {
        @Override
        List<String> tests(Project project) {
            return List.of("mvn", "-q", "-B", "verify");
        }
    },
    GO("go") {
        @Override
        List<String> tests(Project project) {
            return List.of("go", "test", "./...");
        }

        @Override
        void prepare(Project project) throws IOException {
            if (project.variant().hasDatabase()) {
                Prerequisite.met(Files.isDirectory(GO_DRIVER), "Debian's golang-github-lib-pq-dev is not installed");
                copy(GO_DRIVER, project.folder().resolve("vendor/github.com/lib/pq"));
                Files.writeString(project.folder().resolve("vendor/modules.txt"), GO_MODULES);
            }
        }
    },
    NODE("npm") {
        @Override
        List<String> tests(Project project) {
            return List.of("npm", "test");
        }
    },
    PYTHON("python3") {
        @Override
        List<String> tests(Project project) {
            return List.of(python(project), "-m", "unittest", "discover", "-s", "tests", "-t", ".");
        }

        @Override
        List<String> build(Project project, List<String> build) {
            return List.of();
        }

        @Override
        List<String> start(Project project, List<String> run) {
            return Stream.concat(Stream.of(python(project)), run.stream().skip(1))
                    .toList();
        }

        private static String python(Project project) {
            if (!project.variant().hasDatabase()) {
                return "python3";
            }
            Prerequisite.met(
                    PSYCOPG.stream().anyMatch(Files::isDirectory), "Debian's python3-psycopg is not installed");
            return "/usr/bin/python3";
        }
    };

    private static final Path GO_DRIVER = Path.of("/usr/share/gocode/src/github.com/lib/pq");
    private static final String GO_MODULES = """
            # github.com/lib/pq v1.10.9
            ## explicit; go 1.13
            github.com/lib/pq
            github.com/lib/pq/oid
            github.com/lib/pq/scram
            """;
    private static final List<Path> PSYCOPG = List.of(Path.of("/usr/lib/python3/dist-packages/psycopg"));

    private final String program;

    Toolchain(String program) {
        this.program = program;
    }

    static Toolchain of(Variant variant) {
        return valueOf(variant.language().toUpperCase(java.util.Locale.ROOT));
    }

    /** Goes on where it is here. */
    void needed() {
        Prerequisite.program(program, "what the golden paths for " + name() + " make is neither built nor tested");
    }

    /** The project's own tests, as its pipeline runs them. */
    abstract List<String> tests(Project project);

    /** Puts a driver into the project that its build would get from a registry. */
    void prepare(Project project) throws IOException {}

    /** How it is built here, where its platform.yaml says {@code build}. */
    List<String> build(Project project, List<String> build) {
        return build;
    }

    /** How it is started here, where its platform.yaml says {@code run}. */
    List<String> start(Project project, List<String> run) {
        return run;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
