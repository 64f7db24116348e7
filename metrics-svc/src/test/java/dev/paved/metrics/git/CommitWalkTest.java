package dev.paved.metrics.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.metrics.fact.GitCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitWalkTest {

    private static final String NAME = "acme/hello";
    private static final int ENOUGH = 100;

    private GitProgram git;

    @BeforeEach
    void three_commits() throws IOException {
        StringBuilder history = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            history.append("commit refs/heads/main\n")
                    .append("committer Ada <ada@acme.test> %d +0000\n".formatted(1_700_000_000 + i))
                    .append("data 1\n%d\n".formatted(i))
                    .append("M 100644 inline file-%d\ndata 1\n%d\n".formatted(i, i));
        }
        git = GitProgram.of("hello", history.toString());
    }

    @AfterEach
    void forget() throws IOException {
        git.close();
    }

    @Test
    void reads_newest_first_and_no_more_than_its_bound() throws IOException {
        assertThat(read(2, Set.of())).isEqualTo(shas("-2"));
    }

    @Test
    void stops_at_what_is_known() throws IOException {
        assertThat(read(ENOUGH, Set.of(shas("--skip=1").getFirst()))).isEqualTo(shas("-1"));
    }

    @Test
    void leaves_out_what_the_repository_does_not_have_and_what_is_no_commit() throws IOException {
        // Given
        String tree = git.lines("rev-parse", "main^{tree}").getFirst();

        // When
        List<GitCommit> found = new CommitWalk(ENOUGH)
                .read(NAME, git.repository(), List.of("0".repeat(40), tree, "main", "c1"), Set.of());

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void says_that_a_part_of_the_history_is_missing() throws IOException {
        // Given
        String parent = shas("--skip=1").getFirst();
        explode();
        Files.delete(git.repository().resolve("objects/" + parent.substring(0, 2) + "/" + parent.substring(2)));

        // Then
        assertThatThrownBy(() -> read(ENOUGH, Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(parent);
    }

    @Test
    void takes_nothing_from_a_corrupt_pack() throws IOException {
        // Given
        git.lines("repack", "-adq");
        String head = git.lines("rev-parse", "main").getFirst();
        for (Path pack : packs()) {
            byte[] bytes = Files.readAllBytes(pack);
            for (int i = 12; i < bytes.length - 20; i++) {
                bytes[i] = 0;
            }
            pack.toFile().setWritable(true);
            Files.write(pack, bytes);
        }

        // Then
        assertThat(new CommitWalk(ENOUGH).read(NAME, git.repository(), List.of(head), Set.of()))
                .isEmpty();
    }

    private List<String> read(int most, Set<String> known) throws IOException {
        String head = git.lines("rev-parse", "main").getFirst();
        return new CommitWalk(most)
                .read(NAME, git.repository(), List.of(head), known).stream()
                        .map(GitCommit::sha)
                        .toList();
    }

    private List<String> shas(String option) throws IOException {
        return git.lines("rev-list", option, "main");
    }

    private List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(git.repository().resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).toList();
        }
    }

    /** Every object in a file of its own. */
    private void explode() throws IOException {
        for (Path pack : packs()) {
            Path aside = Files.move(pack, git.root().resolve(pack.getFileName()));
            git.unpack(aside);
        }
    }
}
