package dev.paved.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import dev.paved.integrations.github.Payload.Other;
import dev.paved.kit.http.RefusedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a webhook is asked to deliver is what is read here, and what the page on it says. */
class FollowedEventsTest {
    private final Payloads payloads = new Payloads();
    private final String page =
            Page.named("how-to/connect-github-and-gitlab.md").text();

    @Test
    void each_is_read_and_on_the_page() {
        assertThat(Stream.concat(EventNames.FOLLOWED.stream(), Stream.of("ping")))
                .allSatisfy(event -> {
                    assertThat(isRead(event)).isTrue();
                    assertThat(page).contains("| `" + event + "` |");
                });
    }

    @Test
    void no_other_is_on_the_page() {
        assertThat(page.lines().filter(line -> line.matches("\\| `[a-z_]+` \\|.*")))
                .hasSize(EventNames.FOLLOWED.size() + 1);
    }

    private boolean isRead(String event) {
        try {
            return !(payloads.read(event, "application/json", "null".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    instanceof Other);
        } catch (RefusedException e) {
            return true;
        }
    }
}
