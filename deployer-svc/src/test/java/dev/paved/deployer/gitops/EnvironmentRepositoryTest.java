package dev.paved.deployer.gitops;

import static dev.paved.deployer.gitops.EnvironmentsOnDisk.FOLDER;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.KUSTOMIZATION;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.NEW;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.OLD;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.change;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.kustomization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.deployer.gitops.EnvironmentRepository.Committed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentRepositoryTest {

    @TempDir
    Path folder;

    private EnvironmentsOnDisk environments;
    private EnvironmentRepository repository;

    @BeforeEach
    void start() {
        environments = new EnvironmentsOnDisk(folder.resolve("environments.git"));
        environments.commit(KUSTOMIZATION, kustomization(OLD));
        repository = environments.seenFrom(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        environments.close();
    }

    @Test
    void image_and_version_are_committed_in_the_name_of_who_asked() throws Exception {
        // When
        Committed committed = repository.commit(change("d-1", NEW));

        // Then
        assertThat(environments.read(KUSTOMIZATION))
                .isEqualTo(kustomization(NEW).replace("\"1.0.0\"", "\"1.2.3\""));
        RevCommit head = environments.log().getFirst();
        assertThat(committed.id()).isEqualTo(head.name());
        assertThat(head.getAuthorIdent().getName()).isEqualTo("ada");
        assertThat(head.getCommitterIdent().getName()).isEqualTo("Paved");
        assertThat(head.getShortMessage()).isEqualTo("Deploy hello 1.2.3 to staging");
        assertThat(head.getFullMessage()).contains("\nPaved-Deployment: d-1\n", "\nPaved-Image: " + NEW);
    }

    @Test
    void locks_that_a_fetch_left_when_it_died_hinder_no_other() throws Exception {
        // Given
        repository.commit(change("d-1", OLD));
        Path mirror;
        try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
            mirror = all.filter(it -> it.endsWith("environments.git"))
                    .findFirst()
                    .orElseThrow();
        }
        for (String lock : List.of("refs/paved/environment.lock", "packed-refs.lock", "config.lock")) {
            Files.createFile(mirror.resolve(lock));
        }
        environments.commit("README.md", "# Environments");

        // When
        environments.seenFrom(folder.resolve("home")).commit(change("d-2", NEW));

        // Then
        assertThat(environments.read(KUSTOMIZATION)).contains("1.2.3");
    }

    @Test
    void crash_after_the_push_makes_no_second_commit() throws Exception {
        // Given
        Committed first = repository.commit(change("d-1", NEW));
        environments.commit("README.md", "# Environments");

        // When
        Committed again = environments.seenFrom(folder.resolve("other")).commit(change("d-1", NEW));

        // Then
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(environments.log()).hasSize(3);
    }

    @Test
    void what_somebody_else_committed_after_it_is_not_overwritten() throws Exception {
        // Given
        Committed first = repository.commit(change("d-1", NEW));
        environments.commit(KUSTOMIZATION, kustomization(OLD));

        // When
        Committed again = repository.commit(change("d-1", NEW));

        // Then
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(environments.read(KUSTOMIZATION)).isEqualTo(kustomization(OLD));
        assertThat(repository.written(change("d-1", NEW)))
                .isInstanceOfSatisfying(
                        Written.Another.class,
                        it -> assertThat(it.words()).startsWith("bob has committed " + OLD + " in "));
    }

    @Test
    void what_is_there_already_needs_no_commit() throws Exception {
        // Given
        Committed first = repository.commit(change("d-1", NEW));
        environments.commit("README.md", "# Environments");

        // When
        Committed second = repository.commit(change("d-2", NEW));

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(environments.log()).hasSize(3);
    }

    @Test
    void those_who_commit_at_once_all_get_through_and_lose_nothing() throws Exception {
        // Given
        int each = 5;
        environments.commit("environments/staging/other/kustomization.yaml", kustomization(OLD));
        Callable<List<String>> someone = () -> IntStream.range(0, each)
                .mapToObj(i -> committing("README-" + i + ".md", i))
                .toList();
        Callable<List<String>> deployer = () ->
                IntStream.range(0, each).mapToObj(i -> deploying("one", i)).toList();
        Callable<List<String>> second = () ->
                IntStream.range(0, each).mapToObj(i -> deploying("two", i)).toList();

        // When
        List<String> commits;
        try (var at = Executors.newVirtualThreadPerTaskExecutor()) {
            commits = at.invokeAll(List.of(someone, deployer, second)).stream()
                    .flatMap(it -> it.resultNow().stream())
                    .toList();
        }

        // Then
        assertThat(environments.log().stream().map(RevCommit::name))
                .containsAll(commits)
                .hasSize(2 + 3 * each);
    }

    private String deploying(String home, int i) {
        String image = "registry.example.com/" + home + "@sha256:"
                + String.valueOf(i + 1).repeat(64);
        EnvironmentRepository mine = environments.seenFrom(folder.resolve(home));
        while (true) {
            try {
                return mine.commit(change(home + i, image)).id();
            } catch (NotCommitted e) {
                assertThat(e.isPassing()).as(e.reason()).isTrue();
            }
        }
    }

    private String committing(String path, int i) {
        while (true) {
            try {
                return environments.commit(path, "" + i);
            } catch (IllegalStateException e) {
                // The deployer was faster.
            }
        }
    }

    @Test
    void taking_back_is_a_commit_with_what_was_before() throws Exception {
        // Given
        repository.commit(change("d-1", NEW));
        environments.commit("README.md", "# Environments");

        // When
        boolean first = repository.takeBack(change("d-1", NEW));
        boolean again = repository.takeBack(change("d-1", NEW));

        // Then
        assertThat(first).isTrue();
        assertThat(again).isTrue();
        assertThatThrownBy(() -> repository.commit(change("d-1", NEW))).hasMessageContaining("was taken back already");
        assertThat(environments.read(KUSTOMIZATION)).isEqualTo(kustomization(OLD));
        assertThat(environments.subjects())
                .containsExactly(
                        "Take hello 1.2.3 back from staging",
                        "Change README.md",
                        "Deploy hello 1.2.3 to staging",
                        "Change " + KUSTOMIZATION);
    }

    @Test
    void taking_back_keeps_what_others_changed_since() throws Exception {
        // Given
        repository.commit(change("d-1", NEW));
        environments.commit(KUSTOMIZATION, environments.read(KUSTOMIZATION) + "namespace: staging\n");

        // When
        boolean taken = repository.takeBack(change("d-1", NEW));

        // Then
        assertThat(taken).isTrue();
        assertThat(environments.read(KUSTOMIZATION)).isEqualTo(kustomization(OLD) + "namespace: staging\n");
    }

    @Test
    void nothing_is_taken_back_that_is_not_its_own() throws Exception {
        // Given
        repository.commit(change("d-1", NEW));
        String other = OLD.replace('0', '2');
        environments.commit(KUSTOMIZATION, kustomization(other));

        // When
        boolean taken = repository.takeBack(change("d-1", NEW));
        boolean never = repository.takeBack(change("d-9", other));

        // Then
        assertThat(List.of(taken, never)).containsOnly(false);
        assertThat(environments.read(KUSTOMIZATION)).isEqualTo(kustomization(other));
    }

    @Test
    void later_commits_contain_it_and_earlier_ones_do_not() throws Exception {
        // Given
        String before = environments.log().getFirst().name();
        Committed committed = repository.commit(change("d-1", NEW));

        // When
        String after = environments.commit("README.md", "# Environments");

        // Then
        assertThat(repository.contains(after, committed)).isTrue();
        assertThat(repository.contains(committed.id(), committed)).isTrue();
        assertThat(repository.contains(before, committed)).isFalse();
        assertThat(repository.contains("0".repeat(40), committed)).isFalse();
        assertThat(repository.contains("v1", committed)).isFalse();
    }

    @Test
    void image_of_a_plain_manifest_is_changed_where_it_stands() throws Exception {
        // Given
        String manifests = """
                kind: Service
                metadata: {name: hello}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: hello  # of the shop
                spec:
                  template:
                    spec:
                      containers:
                        - name: proxy
                          image: envoy:1
                        - name: hello
                          image: "%s"  # by Paved
                """;
        environments.commit("apps/staging-hello/all.yaml", manifests.formatted(OLD));
        var plain = environments.seenFrom(folder.resolve("plain"), Map.of("path", "apps/{environment}-{service}/"));

        // When
        plain.commit(change("d-1", NEW));

        // Then
        assertThat(environments.read("apps/staging-hello/all.yaml"))
                .isEqualTo(manifests.formatted(NEW).replace('"' + NEW + '"', NEW));
        plain.takeBack(change("d-1", NEW));
        assertThat(environments.read("apps/staging-hello/all.yaml")).isEqualTo(manifests.formatted(OLD));
    }

    @Test
    void force_is_never_used() throws Exception {
        // Given
        environments.commit("README.md", "1");
        List<String> before = environments.log().stream().map(RevCommit::name).toList();

        // When
        repository.commit(change("d-1", NEW));
        repository.takeBack(change("d-1", NEW));

        // Then
        assertThat(environments.log().stream().map(RevCommit::name)).endsWith(before.toArray(String[]::new));
        assertThat(FOLDER).isNotEmpty();
    }
}
