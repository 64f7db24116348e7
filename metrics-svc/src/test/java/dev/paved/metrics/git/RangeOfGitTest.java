package dev.paved.metrics.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.dora.RangeSource;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.Story;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the real {@code git rev-list previous..this --no-merges [-- path]}. */
class RangeOfGitTest {

    private static final int COMMITS = 60;
    private static final int RANGES = 12;

    @BeforeAll
    static void gitIsThere() {
        Prerequisite.program("git", "that ranges are what git says is not checked.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void range_is_what_git_lists(long seed) throws IOException {
        // Given
        try (GitProgram git = GitProgram.of("shop", RandomHistory.of(COMMITS, seed))) {
            List<String> all = git.lines("rev-list", "--all", "--topo-order");
            List<GitCommit> commits = new CommitWalk(COMMITS).read("file:/shop", git.repository(), all, Set.of());
            Random random = new Random(seed);
            for (int i = 0; i < RANGES; i++) {
                String previous = all.get(random.nextInt(all.size()));
                String next = all.get(random.nextInt(all.size()));
                for (String path : new String[] {null, "api", "api/deep", "web/index.html", "nowhere"}) {

                    // When
                    List<Shipped> shipped = shipped(commits, previous, next, path);

                    // Then
                    assertThat(shipped)
                            .as("%s..%s -- %s", previous, next, path)
                            .extracting(Shipped::sha)
                            .containsExactlyInAnyOrderElementsOf(listed(git, previous, next, path));
                    assertThat(shipped).allMatch(s -> s.origin().range() == RangeSource.GIT);
                }
            }
        }
    }

    private static List<String> listed(GitProgram git, String previous, String next, @Nullable String path)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("rev-list", "--no-merges", previous + ".." + next));
        if (path != null) {
            command.addAll(List.of("--", path));
        }
        return git.lines(command.toArray(String[]::new));
    }

    private static List<Shipped> shipped(List<GitCommit> commits, String previous, String next, @Nullable String path) {
        Story shop = new Story("shop").movedTo("file:/shop", path);
        shop.deployment("d1", "1").of(previous).succeeded(1);
        shop.deployment("d2", "2").of(next).succeeded(2);
        ServiceFacts told = shop.facts();
        var code = new Code(List.of(), List.of(), List.of(), List.of(), commits);
        var facts = new ServiceFacts(told.service(), told.deployments(), code, told.incidents(), told.owners());
        return Judge.judge(facts, Definition.DORA, shop.hour(3)).shipped();
    }
}
