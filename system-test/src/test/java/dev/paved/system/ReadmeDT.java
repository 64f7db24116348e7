package dev.paved.system;

import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the README's transcript as it stands, in a copy of nothing but a home folder of its own. It is first, since it stops the
 * stack it starts, and {@link SharedStack} stays until the end.
 */
@Order(1)
class ReadmeDT {

    private static final List<Integer> DEFAULT_PORTS = List.of(8080, 8081, 8082, 8083, 8084, 8085, 19092, 15432);

    private final Path root = Path.of(System.getProperty("paved.root"));

    @Test
    void transcript_works_as_it_stands(@TempDir Path userHome) throws IOException {
        // Given
        Prerequisite.program("node", "the README's service is written for it");
        Prerequisite.met(
                DEFAULT_PORTS.stream().allMatch(ReadmeDT::isFree),
                "the README uses the default ports, and one of " + DEFAULT_PORTS + " is taken on this machine");
        Shell shell = new Shell(
                root,
                Map.of(
                        "HOME", userHome.toString(),
                        "PAVED_HOME", userHome.resolve(".paved").toString(),
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_AUTHOR_EMAIL", "ada@example.com",
                        "GIT_COMMITTER_NAME", "Ada",
                        "GIT_COMMITTER_EMAIL", "ada@example.com",
                        "NO_COLOR", "1"));
        List<Transcript.Command> commands = Transcript.of(root.resolve("README.md")).commands().stream()
                .filter(command -> !command.typed().startsWith("./build"))
                .toList();

        // When
        try {
            commands.forEach(new Typist(shell)::type);
        } finally {
            // Then
            shell.run(List.of("./platform", "down"));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
