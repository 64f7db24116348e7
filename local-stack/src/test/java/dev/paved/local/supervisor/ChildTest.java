package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.paved.local.process.DetachedCommand;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private HttpServer server;
    private URI ready;
    private PavedHome home;
    private Child child;
    private Thread supervision;

    @BeforeEach
    void a_server_that_is_ready() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        ready = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        home = new PavedHome(folder.resolve("home"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        child.stop();
        supervision.join();
        server.stop(0);
    }

    @Test
    void the_reason_of_a_failed_start_is_told() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "");

        // When
        supervise("unstartable", file.resolve("log"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ProcessStatus.load(home, "unstartable"))
                        .hasValueSatisfying(status -> {
                            assertThat(status.state()).isEqualTo(State.BACKOFF);
                            assertThat(status.message())
                                    .contains("cannot be started")
                                    .contains("started again after");
                        }));
    }

    @Test
    void a_process_whose_status_cannot_be_kept_is_looked_after_all_the_same() {
        // Given
        String nameWithoutRoomForADraft = "n".repeat(250);

        // When
        supervise(nameWithoutRoomForADraft, folder.resolve("log"));

        // Then
        await().atMost(PATIENCE).until(() -> child.isHealthy());
        assertThat(home.run()).isEmptyDirectory();
    }

    private void supervise(String name, Path log) {
        var command = new DetachedCommand(List.of("sleep", "60"), Map.of(), log);
        child = new Child(
                new ProcessSpec(name, 0, () -> command, new Health.Http(ready), Set.of(), Duration.ofSeconds(5)),
                home,
                new Semaphore(1));
        supervision = Thread.ofVirtual().start(() -> {
            try {
                child.supervise(other -> true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
