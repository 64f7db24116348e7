package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteTest {
    private static final String PROMOTE = "POST /api/deployments/promote";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void promotion_says_from_where_to_where() {
        // Given
        platform.on(PROMOTE, json(202, "{\"id\":\"dep-1\",\"status\":\"pending\"}"));

        // When
        var result = Typed.at(platform, home)
                .run("promote", "hello", "--from", "staging", "--to", "production", "--no-wait");

        // Then
        assertThat(result.out()).isEqualTo("dep-1\n");
        assertThat(platform.received(PROMOTE).getFirst().body())
                .contains("\"service\":\"hello\"", "\"from\":\"staging\"", "\"to\":\"production\"");
    }

    @Test
    void waiting_in_line_and_its_end_are_asked_for_by_name() {
        // Given
        platform.on(PROMOTE, json(202, "{\"id\":\"dep-1\",\"status\":\"pending\"}"))
                .on("POST /api/deployments/cancel", json(202, "{\"id\":\"dep-1\",\"status\":\"pending\"}"));

        // When
        Typed.at(platform, home)
                .run("promote", "hello", "--from", "staging", "--to", "production", "--queue", "--no-wait");
        Typed.at(platform, home).run("cancel", "hello", "--env", "production", "--queued", "--no-wait");

        // Then
        assertThat(platform.received(PROMOTE).getFirst().body()).contains("\"queue\":true");
        assertThat(platform.received("POST /api/deployments/cancel").getFirst().body())
                .contains("\"queued\":true");
    }

    @Test
    void history_notes_the_terms_of_a_deployment() {
        // Given
        platform.on("GET /api/deployments?service=hello&limit=20", json(200, """
                {"items":[{"id":"d-1","environment":"production","version":"2","kind":"planned","status":"succeeded",
                  "requestedBy":"ada","promotedFrom":"staging","approvedBy":"bob","freezeOverride":"The till is broken"}]}"""));

        // When
        var result = Typed.at(platform, home).run("history", "hello");

        // Then
        assertThat(result.out())
                .contains("promoted from staging, approved by bob, freeze overridden: The till is broken");
    }
}
