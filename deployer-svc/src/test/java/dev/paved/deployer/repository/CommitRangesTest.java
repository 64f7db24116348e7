package dev.paved.deployer.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitRangesTest {

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
    void branches_tell_what_each_has_alone() throws Exception {
        // Given
        ObjectId root = commit("Root", null);
        ObjectId left = commit("Left\n\nand why", root);
        ObjectId right = commit("x".repeat(200), commit("Before", root));

        // When
        Changes changes = between(left, right);

        // Then
        assertThat(changes.removed().newest()).containsExactly(new Changes.Line(left.name(), "Left"));
        assertThat(changes.added().count()).isEqualTo(2);
        assertThat(changes.added().newest().getFirst().subject()).hasSize(120).endsWith("x…");
    }

    @Test
    void long_range_is_counted_and_told_in_part() throws Exception {
        // Given
        ObjectId first = commit("first", null);
        ObjectId last = first;
        for (int i = 0; i < 1001; i++) {
            last = commit("commit " + i, last);
        }

        // When
        Changes changes = between(first, last);

        // Then
        assertThat(changes.added().count()).isEqualTo(1000);
        assertThat(changes.added().more()).isTrue();
        assertThat(changes.added().newest()).hasSize(20);
        assertThat(changes.added().newest().getFirst().subject()).isEqualTo("commit 1000");
        assertThat(changes.removed()).isEqualTo(new Changes.Commits(0, false, List.of()));
    }

    @Test
    void commit_that_is_gone_leaves_the_range_open() throws Exception {
        String there = commit("there", null).name();

        assertThat(ranges().between("hello", source(), "0".repeat(40), there)).isEmpty();
        assertThat(ranges().between("hello", home.resolve("nowhere").toString(), there, there))
                .isEmpty();
    }

    private Changes between(ObjectId from, ObjectId to) {
        return ranges().between("hello", source(), from.name(), to.name()).orElseThrow();
    }

    private CommitRanges ranges() {
        return new CommitRanges(new Repositories(new Settings(home), Map::of));
    }

    private String source() {
        return git.getRepository().getDirectory().toString();
    }

    private ObjectId commit(String message, @Nullable ObjectId parent) throws Exception {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(new TreeFormatter()));
            commit.setMessage(message);
            PersonIdent ada = new PersonIdent("ada", "ada@example.com");
            commit.setAuthor(ada);
            commit.setCommitter(ada);
            if (parent != null) {
                commit.setParentId(parent);
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }
}
