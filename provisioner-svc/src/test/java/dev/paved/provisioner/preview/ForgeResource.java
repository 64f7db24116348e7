package dev.paved.provisioner.preview;

import dev.paved.kit.testing.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder that stands in for a forge: its repositories are fetched, as from elsewhere. */
public final class ForgeResource implements QuarkusTestResourceLifecycleManager {

    private static Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("paved-forge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("paved.provisioner.previews.forge", "file://" + folder);
    }

    static GitRepository repository(String fullName) {
        return GitRepository.create(folder.resolve(fullName + ".git"));
    }

    @Override
    public void stop() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
