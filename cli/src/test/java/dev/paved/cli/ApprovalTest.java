package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String APPROVE = "POST /api/approvals/d-1/approve";
    private static final String REJECT = "POST /api/approvals/d-1/reject";
    private static final String WAITING = """
            {"id":"d-1","service":"hello","version":"2","environment":"production","state":"waiting",
             "requestedBy":"ada","expiresAt":"2026-01-02T12:00:00Z","why":"ada asked for it","operation":"dep-1"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void what_waits_is_listed_with_who_asked_and_until_when() {
        // Given
        platform.on("GET /api/approvals", json(200, "{\"items\":[" + WAITING + "]}"));

        // When
        var result = Typed.at(platform, home).at(NOON).run("approvals");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "ID  SERVICE  VERSION  ENVIRONMENT  STATE  ASKED BY  EXPIRES  WHY  DECIDED BY  REASON",
                        "d-1  hello  2  production  waiting  ada  in 1d  ada asked for it  -  -");
    }

    @Test
    void decisions_are_sent_with_their_reasons() {
        // Given
        platform.on(APPROVE, json(200, WAITING));
        platform.on(REJECT, json(200, WAITING));

        // When
        var approved = Typed.at(platform, home).run("approve", "d-1", "--reason", "Fine");
        var rejected = Typed.at(platform, home).run("reject", "d-1", "--reason", "Not on a Friday");

        // Then
        assertThat(approved.out()).isEqualTo("hello 2 to production is approved and begins\n");
        assertThat(approved.err()).contains("platform operation wait dep-1");
        assertThat(rejected.out()).isEqualTo("hello 2 to production is rejected\n");
        assertThat(platform.received(APPROVE).getFirst().body()).contains("\"reason\":\"Fine\"");
        assertThat(platform.received(REJECT).getFirst().body()).contains("\"reason\":\"Not on a Friday\"");
    }

    @Test
    void own_request_is_denied() {
        platform.on(APPROVE, problem(403, "\"detail\":\"ada asked for it.\",\"next\":\"platform approvals\""));

        var result = Typed.at(platform, home).run("approve", "d-1");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("ada asked for it.", "platform approvals");
    }
}
