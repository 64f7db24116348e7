package dev.paved.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.prerequisite.NpmPackages;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The blocks of every message are what Slack's own types say, which know no other field. */
class PublishedTypesTest {

    private static final String OTHERWISE = "blocks are not checked against Slack's types";

    @Test
    void every_block_is_one_that_slack_describes() throws IOException, InterruptedException {
        List<JsonNode> blocks = Told.everything().stream()
                .flatMap(telling -> Stream.of(
                        Blocks.message(telling.card()),
                        Blocks.message(telling.card().mark(), telling.words())))
                .map(message -> message.path("blocks"))
                .toList();

        assertThat(faults(blocks)).isEmpty();
    }

    @Test
    void what_slack_does_not_describe_is_found() throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();

        assertThat(faults(List.of(
                        json.readTree("[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]"),
                        json.readTree("[{\"type\":\"section\",\"words\":\"x\"}]"))))
                .contains("\"mrkdwn\"", "words\"' does not exist");
    }

    private static String faults(List<JsonNode> blocks) throws IOException, InterruptedException {
        Prerequisite.program("node", OTHERWISE);
        Path module = Path.of(System.getProperty("paved.root"), "integrations-svc");
        Path installed = module.resolve("target/npm");
        NpmPackages.install(module.resolve("src/test/npm"), installed, "@slack/types", OTHERWISE);
        Path source = Files.createTempFile(installed, "blocks", ".ts");
        Files.writeString(
                source,
                blocks.stream()
                        .map(each -> "[" + each + "]")
                        .collect(Collectors.joining(
                                ",\n",
                                "import type { KnownBlock } from '@slack/types';\nexport const all: KnownBlock[][][] = [\n",
                                "\n];\n")));
        Process compiler = new ProcessBuilder(
                        "node",
                        "node_modules/typescript/bin/tsc",
                        "--noEmit",
                        "--strict",
                        "--skipLibCheck",
                        "--module",
                        "nodenext",
                        source.getFileName().toString())
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .start();
        String faults = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        compiler.waitFor();
        Files.delete(source);
        return faults;
    }
}
