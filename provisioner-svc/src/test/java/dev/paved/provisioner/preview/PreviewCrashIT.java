package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.preview.Given.HEADS;
import static dev.paved.provisioner.preview.Given.MANIFEST;
import static dev.paved.provisioner.preview.Given.closed;
import static dev.paved.provisioner.preview.Given.happens;
import static dev.paved.provisioner.preview.Given.opened;
import static dev.paved.provisioner.preview.Given.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.crash.StackProvisioner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built provisioner dies, as if killed, at one point of a preview's life after the other. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(ForgeResource.class)
class PreviewCrashIT {

    private static final String NAME = "provisioner_crash";
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static void becomes(StackProvisioner provisioner, String state, String head) {
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            var preview =
                    as("ada").get(provisioner.at("/api/previews/doomed-pr-1")).jsonPath();
            assertThat(preview.getString("state")).isEqualTo(state);
            assertThat(preview.getString("head")).isEqualTo(head);
        });
    }

    @Test
    void death_at_any_point_leads_to_one_environment_as_the_newest_commit_says() throws IOException, SQLException {
        // Given
        GitRepository repository =
                GitRepository.create(StackResource.home().resolve(NAME).resolve("repositories/doomed.git"));
        String head = repository.describe(HEADS + "socks", MANIFEST);
        int second = 0;
        try (StackProvisioner provisioner = StackProvisioner.begin(NAME, Map.of())) {
            happens(opened(repository.url(), 1, head, 0));
            becomes(provisioner, "ready", head);

            for (String point : List.of("preview-read", "preview-applied", "after-effect")) {
                // When
                second++;
                provisioner.dieAt(point);
                head = repository.describe(HEADS + "socks", MANIFEST.replace("1h", second + 1 + "h"));
                happens(updated(repository.url(), 1, head, second));
                provisioner.awaitDeath();
                provisioner.start();

                // Then
                becomes(provisioner, "ready", head);
                assertThat(provisioner.first(
                                "select string_agg(generation::text, ' ') from environment where name = 'doomed-pr-1'"))
                        .as(point)
                        .isEqualTo(String.valueOf(second + 1));
            }

            // When
            happens(closed(repository.url(), 1, head, second + 1));

            // Then
            becomes(provisioner, "closed", head);
            assertThat(provisioner.first("select string_agg(phase, ' ') from environment where name = 'doomed-pr-1'"))
                    .isEqualTo("DESTROYED");
        }
    }
}
