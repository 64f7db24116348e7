package dev.paved.kit.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.kit.repository.GitCopies.Copy;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched is bounded, and what is refused leaves nothing behind. */
class FetchTest {

    private static final int KIBIBYTE = 1024;
    private static final RefSpec HEAD = new RefSpec("+HEAD:refs/paved/HEAD");
    private static final GitTokens NO_TOKENS = Map::of;

    @TempDir
    private Path folder;

    private static FetchLimits limits(long bytes, Duration longest) {
        return new FetchLimits() {
            @Override
            public MemorySize largest() {
                return new MemorySize(BigInteger.valueOf(bytes));
            }

            @Override
            public Duration longest() {
                return longest;
            }
        };
    }

    private static FetchLimits limits(long bytes) {
        return limits(bytes, Duration.ofMinutes(1));
    }

    private String repository(byte[] content) throws IOException, GitAPIException {
        Path work = folder.resolve("origin");
        Files.createDirectories(work);
        Files.write(work.resolve("content"), content);
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            git.add().addFilepattern("content").call();
            git.commit()
                    .setMessage("Content")
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setSign(false)
                    .call();
        }
        return "file://" + work;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static List<Path> filesBelow(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void what_is_within_the_limit_is_kept() throws Exception {
        // Given
        String url = repository(noise(100 * KIBIBYTE));

        // When
        Path git = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE)).fetch(url, HEAD);

        // Then
        assertThat(git.resolve("refs/paved/HEAD")).exists();
    }

    @Test
    void more_than_may_be_taken_is_refused_and_leaves_nothing() throws Exception {
        // Given
        String url = repository(noise(300 * KIBIBYTE));
        GitMirrors mirrors = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE));

        // When / Then
        assertThatThrownBy(() -> mirrors.fetch(url, HEAD))
                .isInstanceOf(BeyondLimit.class)
                .hasMessage("it has more than 204800 bytes, the most that is fetched (paved.git.fetch.largest)");
        assertThat(filesBelow(folder.resolve("mirrors"))).isEmpty();
    }

    @Test
    void little_that_unpacks_to_much_is_refused_too() throws Exception {
        // Given
        String url = repository(new byte[4 * KIBIBYTE * KIBIBYTE]);
        GitMirrors mirrors = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(KIBIBYTE * KIBIBYTE));

        // When / Then
        assertThatThrownBy(() -> mirrors.fetch(url, HEAD))
                .isInstanceOf(BeyondLimit.class)
                .hasMessageContaining("more than 1 MiB");
        assertThat(filesBelow(folder.resolve("mirrors"))).isEmpty();
    }

    @Test
    void what_takes_too_long_is_refused() throws Exception {
        // Given
        String url = repository(noise(KIBIBYTE));
        GitMirrors mirrors =
                new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE, Duration.ZERO));

        // When / Then
        assertThatThrownBy(() -> mirrors.fetch(url, HEAD))
                .isInstanceOf(BeyondLimit.class)
                .hasMessageContaining("paved.git.fetch.longest");
        assertThat(filesBelow(folder.resolve("mirrors"))).isEmpty();
    }

    @Test
    void forge_that_does_not_answer_is_told_from_one_that_has_no_such_ref() throws Exception {
        // Given
        String url = repository(noise(KIBIBYTE));
        GitMirrors mirrors = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE));
        RefSpec missing = new RefSpec("+refs/pull/7/head:refs/paved/pull/7");
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        // When / Then
        assertThatThrownBy(() -> mirrors.fetch("http://127.0.0.1:" + closed + "/acme/shop.git", HEAD))
                .isInstanceOf(Unanswered.class);
        assertThatThrownBy(() -> mirrors.fetch(url, missing)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void forge_that_hangs_up_does_not_answer() throws Exception {
        GitMirrors mirrors = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE));
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(socket));

            assertThatThrownBy(
                            () -> mirrors.fetch("http://127.0.0.1:" + socket.getLocalPort() + "/acme/shop.git", HEAD))
                    .isInstanceOf(Unanswered.class);
        }
    }

    private static void hangUp(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void mirror_that_a_killed_process_left_a_part_in_is_made_anew() throws Exception {
        // Given
        String url = repository(noise(KIBIBYTE));
        GitMirrors mirrors = new GitMirrors(folder.resolve("mirrors"), NO_TOKENS, limits(200 * KIBIBYTE));
        Path part = Files.write(mirrors.fetch(url, HEAD).resolve("objects/incoming_1.pack"), noise(KIBIBYTE));
        Files.setLastModifiedTime(part, FileTime.fromMillis(0));

        // When
        Path git = mirrors.fetch(url, HEAD);

        // Then
        assertThat(part).doesNotExist();
        assertThat(git.resolve("refs/paved/HEAD")).exists();
    }

    @Test
    void copy_is_gone_after_its_reading_and_what_a_killed_process_left_at_the_next_start() throws Exception {
        // Given
        String url = repository(noise(KIBIBYTE));
        Path left = folder.resolve("copies/left");
        Files.createDirectories(left);
        Files.write(left.resolve("config"), noise(1));

        // When
        GitCopies copies = copies(Duration.ZERO);

        // Then
        assertThat(filesBelow(folder.resolve("copies"))).isEmpty();
        try (Copy copy = copies.open()) {
            copy.fetch(url, HEAD);
            assertThat(copy.git().resolve("refs/paved/HEAD")).exists();
        }
        assertThat(filesBelow(folder.resolve("copies"))).isEmpty();
        assertThat(copies.refs(url)).containsOnlyKeys("refs/heads/master");
    }

    @Test
    void only_so_many_copies_are_there_at_once() throws Exception {
        // Given
        GitCopies copies = copies(Duration.ZERO);
        List<Copy> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(copies.open());
        }

        // When / Then
        assertThatThrownBy(copies::open).isInstanceOf(GitCopies.Busy.class);
        open.getFirst().close();
        copies.open().close();
    }

    private GitCopies copies(Duration patience) {
        return new GitCopies(folder.resolve("copies"), NO_TOKENS, limits(200 * KIBIBYTE), patience, address -> false);
    }
}
