package dev.paved.provisioner.repository;

import dev.paved.kit.testing.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server of repositories elsewhere that may be read by request, with a token for it, and a limit that tests can reach. */
public final class GitServerResource implements QuarkusTestResourceLifecycleManager {

    private static Path folder;
    private static GitServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("paved-git-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new GitServer(folder);
        return Map.of(
                "paved.git.tokens.\"" + server.authority() + "\"", GitServer.TOKEN, "paved.git.fetch.largest", "8M");
    }

    static GitServer server() {
        return server;
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
