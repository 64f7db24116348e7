package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void what_runs_where_is_shown_with_its_health_and_its_source() {
        // Given
        platform.on("GET /api/services/hello", json(200, """
                {"name":"hello","type":"api","language":"node","owner":"payments",
                 "runtime":[{"environment":"production","environmentType":"production","version":"0.1.0",
                   "source":{"event":"e1","type":"dev.paved.deployment.succeeded.v1","time":"2026-01-01T09:00:00Z"},
                   "lastDeployment":{"deployment":"d2","version":"0.2.0","outcome":"failed","by":"ada",
                     "finishedAt":"2026-01-01T11:00:00Z",
                     "source":{"event":"e2","type":"dev.paved.deployment.failed.v1","time":"2026-01-01T11:00:00Z"}},
                   "health":{"status":"unhealthy","because":"open incident INC-1"}}],
                 "openIncidents":[{"incident":"INC-1","title":"It is slow","openedAt":"2026-01-01T11:30:00Z"}]}"""));

        // When
        var result = Typed.at(platform, home).at(NOON).run("service", "show", "hello");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "Name:  hello",
                        "Type:  api",
                        "Language:  node",
                        "Owner:  payments",
                        "",
                        "ENVIRONMENT  VERSION  HEALTH  LAST DEPLOYMENT  KNOWN FROM  WHY",
                        "production  0.1.0  unhealthy  0.2.0 failed 1h ago by ada  deployment.failed 1h ago"
                                + "  open incident INC-1",
                        "",
                        "INCIDENT  ENVIRONMENT  SEVERITY  OPEN FOR  TITLE",
                        "INC-1  -  -  30m  It is slow");
    }

    @Test
    void registration_is_sent_whole_and_told_with_its_end() {
        // Given
        platform.on(
                "POST /api/services/ledger/register",
                json(201, "{\"name\":\"ledger\",\"offPath\":{\"expiresAt\":\"2026-04-01T12:00:00Z\"}}"));

        // When
        var result = Typed.at(platform, home)
                .at(NOON)
                .run(
                        "service",
                        "register",
                        "ledger",
                        "--off-path",
                        "--reason",
                        "Is replaced",
                        "--expires",
                        "90d",
                        "--type",
                        "api",
                        "--repository",
                        "acme/mono",
                        "--path",
                        "services/ledger");

        // Then
        assertThat(result.out()).isEqualTo("ledger is registered, to be reviewed in 90d\n");
        assertThat(platform.received("POST /api/services/ledger/register")
                        .getFirst()
                        .body())
                .isEqualTo("{\"offPath\":true,\"reason\":\"Is replaced\",\"expires\":\"90d\",\"type\":\"api\","
                        + "\"repository\":\"acme/mono\",\"path\":\"services/ledger\"}");
    }

    @Test
    void registration_that_does_not_say_it_is_off_the_path_is_not_sent() {
        var result = Typed.at(platform, home)
                .run("service", "register", "ledger", "--reason", "Is replaced", "--expires", "90d");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--off-path");
    }

    @Test
    void services_off_the_path_are_listed_with_what_is_due() {
        // Given
        platform.on("GET /api/services?offPath=true", json(200, """
                {"items":[
                 {"name":"late","type":"api","owner":"payments","lifecycle":"production",
                  "createdAt":"2026-01-01T11:00:00Z",
                  "offPath":{"reason":"r","expiresAt":"2026-01-01T10:00:00Z","expired":true}},
                 {"name":"ledger","type":"api","owner":"payments","lifecycle":"production",
                  "createdAt":"2026-01-01T11:00:00Z",
                  "offPath":{"reason":"r","expiresAt":"2026-01-03T12:00:00Z","expired":false}}]}"""));

        // When
        var result = Typed.at(platform, home).at(NOON).run("service", "list", "--off-path");

        // Then
        assertThat(result.out()).contains("none; expired 2h ago: review", "none; review in 2d");
        assertThat(result.err()).startsWith("2 off the path, 1 to review: platform service renew");
    }

    @Test
    void transfer_that_waits_says_who_is_asked_and_what_is_odd() {
        // Given
        platform.on("POST /api/services/hello/transfer", json(201, """
                {"id":"tr-1","service":"hello","from":"payments","to":"team-b","state":"pending",
                 "expiresAt":"2026-01-15T12:00:00Z","warning":"The catalog has no team-b."}"""));

        // When
        var result = Typed.at(platform, home)
                .at(NOON)
                .run("service", "transfer", "hello", "--to", "team-b", "--reason", "Theirs");

        // Then
        assertThat(result.out())
                .isEqualTo("payments is asked to give hello to team-b, until 14d from now: platform service transfer"
                        + " approve hello\n");
        assertThat(result.err()).isEqualTo("The catalog has no team-b.\n");
        assertThat(platform.received("POST /api/services/hello/transfer")
                        .getFirst()
                        .body())
                .isEqualTo("{\"to\":\"team-b\",\"reason\":\"Theirs\"}");
    }

    @Test
    void transfer_without_a_new_owner_is_not_sent() {
        var result = Typed.at(platform, home).run("service", "transfer", "hello");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("platform service transfer hello --to team-b");
    }

    @Test
    void consent_is_given_to_the_transfer_that_waits() {
        // Given
        platform.on(
                        "GET /api/catalog/transfers?service=hello&state=pending",
                        json(200, "{\"items\":[{\"id\":\"tr-1\"}]}"))
                .on("POST /api/catalog/transfers/tr-1/approve", json(200, """
                        {"id":"tr-1","service":"hello","from":"payments","to":"team-b","state":"approved"}"""));

        // When
        var result = Typed.at(platform, home).run("service", "transfer", "approve", "hello", "--note", "Gladly");

        // Then
        assertThat(result.out()).isEqualTo("hello belongs to team-b; say so in its catalog-info.yaml too\n");
        assertThat(platform.received("POST /api/catalog/transfers/tr-1/approve")
                        .getFirst()
                        .body())
                .isEqualTo("{\"note\":\"Gladly\"}");
    }

    @Test
    void decision_where_nothing_waits_is_not_found() {
        // Given
        platform.on("GET /api/catalog/transfers?service=hello&state=pending", json(200, "{\"items\":[]}"));

        // When
        var result = Typed.at(platform, home).run("service", "transfer", "decline", "hello");

        // Then
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("No transfer of hello waits for consent.");
    }

    @Test
    void service_that_is_needed_is_not_retired_and_what_needs_it_is_listed() {
        // Given
        platform.on(
                "POST /api/services/hello/retire",
                problem(
                        409,
                        "\"detail\":\"The service 'hello' is still needed; nothing was changed.\","
                                + "\"errors\":[{\"pointer\":\"\",\"detail\":\"1.0 runs in production\"}],"
                                + "\"next\":\"platform service retire hello --force --reason TEXT\""));

        // When
        var result = Typed.at(platform, home).run("service", "retire", "hello", "--yes");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("still needed", "1.0 runs in production", "platform service retire hello --force");
        assertThat(platform.received("POST /api/services/hello/retire")
                        .getFirst()
                        .body())
                .isEqualTo("{\"force\":false}");
    }

    @Test
    void retired_service_is_shown_as_such() {
        // Given
        platform.on("GET /api/services/hello", json(200, """
                {"name":"hello","retired":{"at":"2026-01-01T10:00:00Z","by":"ada","reason":"Moved to shop",
                 "despite":"1.0 runs in production"}}"""));

        // When
        var result = Typed.at(platform, home).at(NOON).run("service", "show", "hello");

        // Then
        assertThat(result.out()).contains("2h ago by ada: Moved to shop (although 1.0 runs in production)");
    }

    @Test
    void retiring_asks_first() {
        var result = Typed.at(platform, home).run("service", "retire", "hello");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Retire hello for good?", "--yes");
    }
}
