package dev.paved.provisioner.target;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Environments on this machine: a folder each, with a record in it that says whose it is. At a teardown the record
 * goes last, so that one cut short is still known as Paved's own.
 */
@Singleton
@Typed(LocalTarget.class)
class LocalTarget implements EnvironmentTarget {

    private static final String LATER = "the local target cannot make %s yet; leave them out, or use a target that can";

    private final Path folders;
    private final PlacementRecord records;

    @Inject
    LocalTarget(ProvisionerSettings settings, PlacementRecord records) {
        this(settings.home(), records);
    }

    LocalTarget(Path home, PlacementRecord records) {
        this.folders = home.toAbsolutePath().normalize().resolve("environments");
        this.records = records;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public List<FieldError> beyond(EnvironmentSpec spec) {
        List<FieldError> beyond = new ArrayList<>();
        if (!spec.services().isEmpty()) {
            beyond.add(new FieldError(
                    "/spec/services", LATER.formatted("services from images") + "; deploy them with platform deploy"));
        }
        return beyond;
    }

    @Override
    public Presence observe(Placement environment) throws IOException {
        Path folder = folder(environment);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new Presence.Absent();
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new Presence.Foreign(folder + " is no folder");
        }
        Optional<Placement> recorded = records.read(folder);
        if (recorded.isPresent()) {
            return environment.id().equals(recorded.get().id())
                    ? new Presence.Present(null)
                    : new Presence.Foreign(folder + " belongs to another environment");
        }
        return records.isUnrecorded(folder)
                ? new Presence.Incomplete(folder + " has no record yet")
                : new Presence.Foreign(folder + " has files in it that Paved did not make");
    }

    @Override
    public void entrust(Placement environment, List<ServiceSecret> secrets) {
        if (!secrets.isEmpty()) {
            throw new IllegalStateException("the local target runs no services of a manifest");
        }
    }

    @Override
    public Set<String> entrusted(Placement environment) {
        return Set.of();
    }

    @Override
    public Set<String> tidy(Placement environment) {
        return Set.of();
    }

    @Override
    public void provide(Placement environment) throws IOException {
        Presence present = observe(environment);
        if (present instanceof Presence.Absent || present instanceof Presence.Incomplete) {
            Path folder = folder(environment);
            Files.createDirectories(folder);
            records.write(folder, environment);
        }
    }

    @Override
    public void remove(Placement environment) throws IOException {
        Presence present = observe(environment);
        if (present instanceof Presence.Present || present instanceof Presence.Incomplete) {
            removeAll(folder(environment));
        }
    }

    @Override
    public List<Difference> differences(Placement environment) throws IOException {
        String actual =
                switch (observe(environment)) {
                    case Presence.Present present -> "there";
                    case Presence.Absent absent -> null;
                    case Presence.Incomplete incomplete -> incomplete.what();
                    case Presence.Foreign foreign -> foreign.what();
                };
        return "there".equals(actual)
                ? List.of()
                : List.of(new Difference("folder/" + environment.name(), "", "there", actual, null, null, null));
    }

    @Override
    public List<String> objects(Placement environment) {
        return List.of("folder " + folder(environment));
    }

    private Path folder(Placement environment) {
        return folders.resolve(environment.name());
    }

    /** Links are removed, never followed; the record goes last. */
    private void removeAll(Path folder) throws IOException {
        Path record = records.file(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(record)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (visited.equals(folder)) {
                    Files.deleteIfExists(record);
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
