package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.inbound.Kind;
import dev.paved.integrations.repository.RepositoryNames;
import dev.paved.prerequisite.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example of a payload that Octokit has recorded, of GitHub itself and of GitHub Enterprise Server. */
class PublishedExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Payloads payloads = new Payloads();
    private final Translator translator = Translators.of(InstantSource.system());

    @Test
    void every_published_payload_is_read_and_translated() throws IOException, InterruptedException {
        Map<String, Integer> reports = new TreeMap<>();
        List<String> read = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode kind : JSON.readTree(file.toFile())) {
                String event = kind.get("name").asText();
                for (JsonNode example : kind.get("examples")) {
                    read.add(event);
                    reports.merge(event, translate(event, example).size(), Integer::sum);
                }
            }
        }

        assertThat(read).hasSizeGreaterThan(300).contains("push", "security_advisory", "workflow_run");
        assertThat(reports)
                .hasSizeGreaterThan(50)
                .allSatisfy((event, published) -> assertThat(published > 0)
                        .as(event + " leads to events")
                        .isEqualTo(List.of(
                                        "deployment_status",
                                        "issues",
                                        "pull_request",
                                        "push",
                                        "release",
                                        "workflow_run")
                                .contains(event)));
    }

    @Test
    void every_published_event_is_counted_by_its_name() throws IOException, InterruptedException {
        for (JsonNode kind :
                JSON.readTree(folder().resolve("api.github.com/index.json").toFile())) {
            String event = kind.get("name").asText();
            assertThat(EventNames.kind(event)).isEqualTo(new Kind(event));
        }
    }

    @Test
    void other_names_of_a_repository_are_told_by_its_renaming_and_its_transfer()
            throws IOException, InterruptedException {
        Renamings renamings = new Renamings(InstantSource.system());

        List<List<String>> names = examples("repository").stream()
                .flatMap(example -> Stream.of(payload("repository", example)))
                .flatMap(payload -> renamings.of((Payload.RepositoryActivity) payload).stream())
                .map(RepositoryNames.Known::names)
                .distinct()
                .toList();

        assertThat(names)
                .contains(
                        List.of("Octocoders/Hello-World"),
                        List.of("octocat/Hello-World", "Octocoders/Hello-World"),
                        List.of("Octocoders/Hello-World", "Octocoders/Hello-World"));
    }

    @Test
    void deployment_of_others_is_known_when_it_ended() throws IOException, InterruptedException {
        List<ExternalDeployFinished> ended = examples("deployment_status").stream()
                .flatMap(example -> translate("deployment_status", example).stream())
                .map(report -> (ExternalDeployFinished) report.event().apply("shop"))
                .toList();

        assertThat(ended).hasSize(3).allSatisfy(deployed -> {
            assertThat(deployed.succeeded()).isTrue();
            assertThat(deployed.service()).isEqualTo("shop");
            assertThat(deployed.environmentType()).isEqualTo(EnvironmentType.PRODUCTION);
            assertThat(deployed.startedAt()).isBeforeOrEqualTo(deployed.finishedAt());
        });
    }

    private List<Report> translate(String event, JsonNode example) {
        return translator.translate(payload(event, example));
    }

    private Payload payload(String event, JsonNode example) {
        return payloads.read(event, "application/json", example.toString().getBytes(UTF_8));
    }

    private static List<JsonNode> examples(String event) throws IOException, InterruptedException {
        List<JsonNode> examples = new ArrayList<>();
        for (JsonNode kind :
                JSON.readTree(folder().resolve("api.github.com/index.json").toFile())) {
            if (kind.get("name").asText().equals(event)) {
                kind.get("examples").forEach(examples::add);
            }
        }
        return examples;
    }

    private static List<Path> files() throws IOException, InterruptedException {
        try (Stream<Path> all = Files.walk(folder(), 2)) {
            return all.filter(file -> file.endsWith("index.json")).toList();
        }
    }

    private static Path folder() throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("paved.root"), "integrations-svc");
        return NpmPackages.install(
                module.resolve("src/test/npm"),
                module.resolve("target/npm"),
                "@octokit/webhooks-examples",
                "the examples of GitHub's payloads are not read");
    }
}
