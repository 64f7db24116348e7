package dev.paved.deployer.gitops;

import static dev.paved.deployer.gitops.EnvironmentsOnDisk.FOLDER;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.KUSTOMIZATION;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.NEW;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.OLD;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.change;
import static dev.paved.deployer.gitops.EnvironmentsOnDisk.kustomization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentRefusalTest {

    @TempDir
    Path folder;

    private EnvironmentsOnDisk environments;

    @BeforeEach
    void start() {
        environments = new EnvironmentsOnDisk(folder.resolve("environments.git"));
        environments.commit("README.md", "# Environments");
    }

    @AfterEach
    void close() {
        environments.close();
    }

    private NotCommitted refused(Map<String, String> settings) {
        EnvironmentRepository repository = environments.seenFrom(folder.resolve("home"), settings);
        int before = environments.log().size();
        NotCommitted checked = catchThrowableOfType(NotCommitted.class, () -> repository.check(change("d-1", NEW)));
        NotCommitted committed = catchThrowableOfType(NotCommitted.class, () -> repository.commit(change("d-1", NEW)));
        assertThat(committed.reason()).isEqualTo(checked.reason());
        assertThat(environments.log()).hasSize(before);
        return committed;
    }

    @Test
    void folder_that_is_not_there_is_told() {
        assertThat(refused(Map.of()).reason())
                .isEqualTo("There is no folder " + FOLDER
                        + " in the environment repository. Add the manifests of hello there.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'images: []'                                | has no entry with the name hello or registry.example.com/hello. Add one
            'images: [{name: hello}, {name: registry.example.com/hello}]' | has 2 entries that may be the one of hello
            'images: [{name: hello, newTag: {a: 1}}]'   | has no plain value for newTag. Mend it.
            'images: ['                                 | is no YAML
            """)
    void kustomization_that_is_not_sure_is_told(String text, String words) {
        environments.commit(KUSTOMIZATION, text);
        EnvironmentRepository repository = environments.seenFrom(folder.resolve("home"));
        NotCommitted refused = catchThrowableOfType(NotCommitted.class, () -> repository.commit(change("d-1", NEW)));
        assertThat(refused.reason())
                .startsWith(
                        words.startsWith("is no") || words.contains("plain")
                                ? KUSTOMIZATION
                                : "The list 'images' of " + KUSTOMIZATION)
                .contains(words);
        assertThat(refused.isPassing()).isFalse();
    }

    @Test
    void two_kustomizations_are_told() {
        environments.commit(KUSTOMIZATION, kustomization(OLD));
        environments.commit(FOLDER + "/kustomization.yml", kustomization(OLD));
        assertThat(refused(Map.of()).reason()).contains("kustomize reads one alone");
    }

    @Test
    void manifests_without_the_workload_or_with_several_are_told() {
        environments.commit(FOLDER + "/a.yaml", "kind: Deployment\nmetadata: {name: other}\n");
        assertThat(refused(Map.of()).reason())
                .isEqualTo(FOLDER
                        + " has neither a kustomization nor a Deployment called hello, nor one with the annotation"
                        + " paved.dev/service: hello. Add one of them.");
        String workload = "kind: Deployment\nmetadata: {name: hello}\nspec: {template: {spec: {containers: [%s]}}}\n";
        environments.commit(FOLDER + "/b.yaml", workload.formatted("{name: a, image: x}, {name: b, image: y}"));
        assertThat(refused(Map.of()).reason())
                .isEqualTo(FOLDER + "/b.yaml:1 has 2 containers (a, b), and it is not sure whose image it is."
                        + " Call the one of the service hello.");
        environments.commit(FOLDER + "/b.yaml", workload.formatted("{name: a, image: x}"));
        environments.commit(FOLDER + "/c.yaml", workload.formatted("{name: a, image: x}"));
        assertThat(refused(Map.of()).reason())
                .startsWith("The image of hello may be at " + FOLDER + "/b.yaml:1 or " + FOLDER + "/c.yaml:1.");
    }

    @Test
    void branch_and_repository_that_are_not_there_are_told() {
        assertThat(refused(Map.of("branch", "live")).reason())
                .endsWith("has no branch live. Make it, or set paved.deployer.gitops.branch.");
        assertThat(refused(Map.of("repository", folder.resolve("nowhere").toString()))
                        .reason())
                .contains("There is no repository at ", "Set paved.deployer.gitops.repository");
    }

    @Test
    void server_that_wants_a_token_is_told_with_the_setting_and_one_that_is_down_passes() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Git\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> there = Map.of("repository", "http://" + host + "/environments.git");
        assertThat(refused(there).reason())
                .contains("can not be read: ", "Set a token that may write there: paved.git.tokens.\"" + host + "\".");
        server.stop(0);
        NotCommitted down = refused(there);
        assertThat(down.isPassing()).isTrue();
        assertThat(down.reason()).contains("can not be read now: ").endsWith("It is tried again.");
    }
}
