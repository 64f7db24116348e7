package dev.paved.cli;

import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.events;
import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
    private static final String DRIFT = "/api/environments/pr-1/drift";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String operation(String status) {
        return """
                {"id":"prv-1","kind":"environment.drift.revert","subject":"environment/pr-1","status":"%s","steps":[],"result":null}""".formatted(status);
    }

    @Test
    void drift_is_shown_field_by_field() {
        // Given
        platform.on("GET " + DRIFT, json(200, """
                {"items":[{"resource":"deployment/api","field":"spec.replicas","desired":"1","actual":"3","changedBy":"kubectl",
                "since":"2026-01-01T00:00:00Z","state":"open"}],"nextCursor":null}"""));

        // When
        var result = Typed.at(platform, home).run("env", "drift", "pr-1");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("deployment/api   spec.replicas   1          3       kubectl");
    }

    @Test
    void acceptance_is_told_with_its_end_only_while_it_holds() {
        // Given
        String drift =
                "{\"resource\":\"service/%s\",\"field\":\"\",\"since\":\"2026-01-01T00:00:00Z\",\"state\":\"%s\","
                        + "\"acceptedUntil\":\"%s\"}";
        platform.on(
                "GET " + DRIFT + "?all=true",
                json(
                        200,
                        "{\"items\":["
                                + String.join(
                                        ",",
                                        drift.formatted("a", "accepted", "2026-01-01T14:00:00Z"),
                                        drift.formatted("b", "accepted", "2026-01-01T11:00:00Z"),
                                        drift.formatted("c", "reverted", "2026-01-01T14:00:00Z"))
                                + "],\"nextCursor\":null}"));

        // When
        var result = Typed.at(platform, home)
                .at(Instant.parse("2026-01-01T12:00:00Z"))
                .run("env", "drift", "pr-1", "--all");

        // Then
        assertThat(result.out().lines().skip(1).map(line -> line.replaceFirst(".* {3}", "")))
                .containsExactly("accepted, ends in 2h", "accepted", "reverted");
    }

    @Test
    void environment_as_declared_is_told() {
        platform.on("GET " + DRIFT, json(200, "{\"items\":[],\"nextCursor\":null}"));

        assertThat(Typed.at(platform, home).run("env", "drift", "pr-1").err()).isEqualTo("pr-1 is as declared.\n");
    }

    @Test
    void one_field_is_reverted() {
        // Given
        platform.on("POST " + DRIFT + "/revert", json(202, operation("pending")))
                .on("GET /api/operations/prv-1/events", events(event("1", operation("succeeded"))));

        // When
        var result = Typed.at(platform, home).run("env", "drift", "revert", "pr-1", "deployment/api", "spec.replicas");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("deployment/api spec.replicas is reverted\n");
        assertThat(platform.received("POST " + DRIFT + "/revert").getFirst().body())
                .isEqualTo("{\"resource\":\"deployment/api\",\"field\":\"spec.replicas\"}");
    }

    @Test
    void all_is_accepted_with_a_reason() {
        // Given
        platform.on(
                "POST " + DRIFT + "/accept",
                json(200, "{\"items\":[{\"acceptedUntil\":\"2026-12-31T00:00:00Z\"}],\"nextCursor\":null}"));

        // When
        var result = Typed.at(platform, home)
                .run("env", "drift", "accept", "pr-1", "--until", "2026-12-31", "--reason", "a trial");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("all open drift of pr-1 is accepted until 2026-12-31T00:00:00Z\n");
        assertThat(platform.received("POST " + DRIFT + "/accept").getFirst().body())
                .isEqualTo("{\"until\":\"2026-12-31\",\"reason\":\"a trial\"}");
    }

    @Test
    void missing_name_is_told() {
        assertThat(Typed.at(platform, home).run("env", "drift").exit()).isEqualTo(2);
    }
}
