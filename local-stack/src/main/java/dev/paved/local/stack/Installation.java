package dev.paved.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the built artefacts of the platform lie: the root of its repository. */
public record Installation(Path root) {
    /** The folder named by the system property {@code paved.install}, else by the environment. */
    public static Installation ofEnvironment() {
        String named = System.getProperty("paved.install", System.getenv().getOrDefault("PAVED_INSTALL", ""));
        if (named.isBlank()) {
            throw new IllegalStateException("Where is Paved installed? Start it through its 'platform' script,"
                    + " or set PAVED_INSTALL to the folder that script is in.");
        }
        return new Installation(Path.of(named).toAbsolutePath().normalize());
    }

    /** What a service is started from. */
    public Path serviceJar(Service service) {
        return root.resolve(service.id() + "-svc").resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The class path of the stack's own processes, always in the same order. */
    public String stackClassPath() {
        var jars = new ArrayList<Path>();
        jars.add(stackJar());
        jars.addAll(jars(stackTarget().resolve("lib"), "*.jar"));
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** The program of the stack's own processes. */
    public Path stackJar() {
        List<Path> found = jars(stackTarget(), "local-stack-*.jar");
        if (found.isEmpty()) {
            throw new IllegalStateException("The local stack is not built: there is no jar in " + stackTarget());
        }
        return found.getFirst();
    }

    /** Where start-up caches of the stack's own processes are kept. */
    public Path stackTarget() {
        return root.resolve("local-stack").resolve("target");
    }

    /** The program that builds the artefacts. */
    public Path buildScript() {
        return root.resolve("build");
    }

    /** The artefacts that are not built yet. */
    public List<Path> missing() {
        Stream<Path> services = Stream.of(Service.values()).map(this::serviceJar);
        Stream<Path> libraries = Stream.of(stackTarget().resolve("lib"));
        return Stream.concat(services, libraries)
                .filter(path -> !Files.exists(path))
                .toList();
    }

    private static List<Path> jars(Path folder, String pattern) {
        var found = new ArrayList<Path>();
        try (var jars = Files.newDirectoryStream(folder, pattern)) {
            jars.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The local stack is not built: " + folder + " cannot be read", e);
        }
        found.sort(null);
        return found;
    }
}
