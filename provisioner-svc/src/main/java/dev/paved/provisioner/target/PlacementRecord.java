package dev.paved.provisioner.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The file in an environment's folder that says whose it is; it is there whole or not at all. */
@Singleton
class PlacementRecord {

    private static final String FILE = "environment.json";
    private static final String UNFINISHED = ".environment.json.new";

    private final ObjectMapper json;

    PlacementRecord(ObjectMapper json) {
        this.json = json;
    }

    Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** The record in {@code folder}; empty where there is none that Paved wrote. */
    Optional<Placement> read(Path folder) throws IOException {
        Path file = file(folder);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(Files.readAllBytes(file), Placement.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code folder} has nothing in it, or only what a record that was cut short left. */
    boolean isUnrecorded(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(UNFINISHED));
        }
    }

    void write(Path folder, Placement placement) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        Files.write(unfinished, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(placement));
        Files.move(unfinished, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
