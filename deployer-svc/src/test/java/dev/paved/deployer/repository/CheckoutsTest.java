package dev.paved.deployer.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.deployer.testing.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsTest {

    @TempDir
    Path home;

    private Git git;

    @BeforeEach
    void init() throws Exception {
        git = Git.init()
                .setBare(true)
                .setDirectory(home.resolve("source").toFile())
                .call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void files_of_a_commit_come_into_a_folder_of_their_own() throws Exception {
        // Given
        String commit = commit("hello.txt");

        // When
        Path folder = checkouts().ensure("hello", source(), commit);

        // Then
        assertThat(folder.resolve("hello.txt")).hasContent("hello");
    }

    @Test
    void path_that_git_does_not_allow_is_told_as_an_unreadable_commit() throws Exception {
        // Given
        String commit = commit(".git");

        // When
        var ensuring = assertThatThrownBy(() -> checkouts().ensure("hello", source(), commit));

        // Then
        ensuring.isInstanceOf(IOException.class).hasMessageContaining("Invalid path: .git");
    }

    @Test
    void what_an_earlier_life_left_unfinished_is_cleared_away_before_anything_is_begun() throws Exception {
        // Given
        Path whole = checkouts().ensure("hello", source(), commit("hello.txt"));
        Path unfinished = Files.createDirectories(whole.resolveSibling(".unfinished-1/deep"));

        // When
        Checkouts checkouts = checkouts();

        // Then
        assertThat(unfinished.getParent()).doesNotExist();
        assertThat(checkouts.all())
                .containsExactly(
                        new Checkouts.Checkout("hello", whole.getFileName().toString()));
    }

    private Checkouts checkouts() {
        Settings settings = new Settings(home);
        return new Checkouts(new Repositories(settings, Map::of), settings);
    }

    private String source() {
        return git.getRepository().getDirectory().toString();
    }

    /** A commit of one file, as no client would let it be made. */
    private String commit(String path) throws IOException {
        try (ObjectInserter objects = git.getRepository().newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(
                    path,
                    FileMode.REGULAR_FILE,
                    objects.insert(Constants.OBJ_BLOB, "hello".getBytes(StandardCharsets.UTF_8)));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(objects.insert(tree));
            commit.setAuthor(new PersonIdent("ada", "ada@example.com"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("one file");
            String id = objects.insert(commit).name();
            objects.flush();
            return id;
        }
    }
}
