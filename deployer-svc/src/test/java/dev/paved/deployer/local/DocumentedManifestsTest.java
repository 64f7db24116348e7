package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on gradual releases shows can be declared. */
class DocumentedManifestsTest {

    private static final Path PAGE = Path.of("../docs/how-to/release-gradually.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void each_manifest_is_accepted() throws IOException, ManifestProblem {
        List<String> manifests = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(manifests).hasSize(4);
        for (String manifest : manifests) {
            String whole = manifest.startsWith("run:") ? manifest : "run: [app]\n" + manifest;
            assertThat(ManifestReader.parse(whole).strategy()).as(manifest).isNotInstanceOf(Strategy.Rolling.class);
        }
    }

    @Test
    void documented_migration_is_accepted() throws IOException, ManifestProblem {
        List<String> manifests = BLOCK.matcher(Files.readString(PAGE.resolveSibling("guard-production.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.startsWith("migration:"))
                .toList();

        assertThat(manifests).hasSize(1);
        assertThat(ManifestReader.parse("run: [app]\n" + manifests.getFirst()).migration())
                .isEqualTo(new Migration("V12", false));
    }
}
