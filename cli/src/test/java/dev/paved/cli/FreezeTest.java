package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String FREEZE = """
            {"id":"f-1","environment":"production","service":%s,"state":"on","from":"2026-01-01T11:00:00Z",
             "until":"2026-01-03T12:00:00Z","createdBy":"ada","reason":"Holidays"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void freeze_is_made_as_it_was_typed_and_told_with_how_to_lift_it() {
        // Given
        platform.on("POST /api/freezes", json(201, FREEZE.formatted("\"hello\"")));

        // When
        var result = Typed.at(platform, home)
                .run(
                        "freeze",
                        "create",
                        "--env",
                        "production",
                        "--service",
                        "hello",
                        "--until",
                        "2d",
                        "--reason",
                        "Holidays");

        // Then
        assertThat(result.out())
                .isEqualTo("hello in production is frozen from 2026-01-01T11:00:00Z until 2026-01-03T12:00:00Z;"
                        + " end it before with: platform freeze lift f-1\n");
        assertThat(platform.received("POST /api/freezes").getFirst().body())
                .contains("\"until\":\"2d\"", "\"service\":\"hello\"", "\"reason\":\"Holidays\"");
    }

    @Test
    void list_shows_who_froze_what_until_when_and_why() {
        // Given
        platform.on(
                "GET /api/freezes?environment=production&ended=true",
                json(200, "{\"items\":[" + FREEZE.formatted("null") + "]}"));

        // When
        var result = Typed.at(platform, home).at(NOON).run("freeze", "list", "--env", "production", "--all");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "FREEZE  ENVIRONMENT  SERVICE  STATE  FROM  UNTIL  BY  REASON",
                        "f-1  production  all  on  1h ago  in 2d  ada  Holidays");
    }

    @Test
    void freeze_is_lifted_by_its_id() {
        platform.on("POST /api/freezes/f-1/lift", json(200, FREEZE.formatted("null")));

        var result = Typed.at(platform, home).run("freeze", "lift", "f-1");

        assertThat(result.out()).isEqualTo("production is not frozen by it any more\n");
    }
}
