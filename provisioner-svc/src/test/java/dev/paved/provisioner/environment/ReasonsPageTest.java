package dev.paved.provisioner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every condition, and every reason of one, is on the page that people look it up on. */
class ReasonsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/environments.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/paved/provisioner");
    private static final Pattern WORD = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)*)\"");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z]+)`");

    /** Words of Kubernetes' own in these packages that are the reason of nothing; a new one has to be told here. */
    private static final Set<String> NO_REASONS = Set.of(
            "True",
            "False",
            "Environment",
            "ContainerCreating",
            "PodInitializing",
            "PodScheduled",
            "NamespaceFinalizersRemaining",
            "NamespaceContentRemaining",
            "NamespaceDeletionDiscoveryFailure",
            "NamespaceDeletionContentFailure",
            "NamespaceDeletionGroupVersionParsingFailure",
            "Secret",
            "RuntimeDefault",
            "Prefix",
            "ReplicaFailure",
            "Succeeded",
            "Failed",
            "Opaque",
            "RollingUpdate",
            "IfNotPresent",
            "Always",
            "ClusterFirst",
            "File",
            "None",
            "Cluster",
            "Ingress",
            "Egress",
            "Background",
            "Container");

    @Test
    void every_condition_and_reason_is_explained() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String part : List.of("environment", "drift", "target")) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> said.addAll(words(WORD, file)));
            }
        }
        said.removeAll(NO_REASONS);

        assertThat(said).contains("Ready", "InSync", "Provisioned", "NotAvailableYet", "Drifted");
        assertThat(words(CODE, PAGE)).containsAll(said);
    }

    private static Set<String> words(Pattern pattern, Path file) {
        try {
            Set<String> words = new TreeSet<>();
            pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
