package dev.paved.deployer.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of instances, a file each, so that they are found again after anything. */
@Singleton
class InstanceRecords {

    private static final String SUFFIX = ".json";

    private final ObjectMapper json;
    private final Path folder;

    InstanceRecords(ObjectMapper json, DeployerSettings settings) {
        this.json = json;
        this.folder = settings.deployments().resolve("instances").toAbsolutePath();
    }

    void write(Instance instance) throws IOException {
        Files.createDirectories(folder);
        Path file = file(instance.deployment(), Objects.requireNonNull(instance.place()));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(json.writeValueAsBytes(instance)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<Instance> find(String deployment, Place place) {
        return read(file(deployment, place));
    }

    List<Instance> all() {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String deployment, Place place) throws IOException {
        Files.deleteIfExists(file(deployment, place));
    }

    private Path file(String deployment, Place place) {
        return folder.resolve(deployment + place.suffix() + SUFFIX);
    }

    private Optional<Instance> read(Path file) {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), Instance.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
