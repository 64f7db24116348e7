package dev.paved.integrations.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SlackAppTest {

    @Test
    void app_that_is_documented_is_the_one_that_is_printed() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("paved.root"), "docs/how-to/post-to-slack.md"));
        try (InputStream manifest = SlackConnectionResource.class.getResourceAsStream("slack-app.json")) {
            assertThat(page).contains("```json\n" + new String(manifest.readAllBytes(), UTF_8) + "```");
        }
    }
}
