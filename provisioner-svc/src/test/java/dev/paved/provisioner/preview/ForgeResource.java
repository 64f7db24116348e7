package dev.paved.provisioner.preview;

import dev.paved.kit.testing.Folders;
import dev.paved.provisioner.repository.GitServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server that stands in for a forge: its repositories are fetched, as from elsewhere. */
public final class ForgeResource implements QuarkusTestResourceLifecycleManager {

    private static Path folder;
    private static GitServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("paved-forge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new GitServer(folder);
        return Map.of("paved.provisioner.previews.forge", "http://" + server.authority());
    }

    static GitServer server() {
        return server;
    }

    static GitRepository repository(String fullName) {
        return server.repository(fullName);
    }

    @Override
    public void stop() {
        server.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
