package dev.paved.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.integrations.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The app that the page on Slack makes may do what is done with its token. */
class DocumentedManifestTest {

    @Test
    void app_may_post_and_look_for_what_it_posted() throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(Page.named("how-to/post-to-slack.md").blocks("json").getFirst());

        assertThat(manifest.at("/oauth_config/scopes/bot"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("chat:write", "channels:history", "groups:history");
        assertThat(manifest.at("/features/bot_user/display_name").asText()).isEqualTo("paved");
    }
}
