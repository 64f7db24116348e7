package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void team_is_shown_with_what_is_theirs() {
        // Given
        platform.on("GET /api/teams/group%3Adefault%2Fbakers", json(200, """
                {"ref":"group:default/bakers","known":true,"title":"The Bakers","parent":"group:default/food",
                 "children":[],"members":["user:default/berta"],"offPath":1,"offPathExpired":1,"openIncidents":1,
                 "services":[{"name":"bread","type":"api","lifecycle":"production",
                   "versions":[{"environment":"production","version":"1.2.3","health":"unhealthy"}],
                   "openIncidents":[{"incident":"INC-1"}]}],
                 "entities":{"resource":["resource:default/oven"]},
                 "transfers":[{"service":"bread","from":"bakers","to":"butchers","requestedBy":"tom",
                   "expiresAt":"2026-01-15T12:00:00Z"}]}"""));

        // When
        var result = Typed.at(platform, home).at(NOON).run("team", "show", "group:default/bakers");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "Team:  group:default/bakers",
                        "Called:  The Bakers",
                        "Part of:  group:default/food",
                        "Members:  user:default/berta",
                        "Off the path:  1 services, 1 to review",
                        "Owns resource:  oven",
                        "",
                        "SERVICE  TYPE  LIFECYCLE  RUNS  OPEN INCIDENTS",
                        "bread  api  production  production 1.2.3 (unhealthy)  INC-1",
                        "",
                        "TRANSFER OF  FROM  TO  ASKED BY  EXPIRES",
                        "bread  bakers  butchers  tom  in 14d");
    }

    @Test
    void list_that_is_cut_says_how_many_there_are() {
        // Given
        platform.on("GET /api/teams/crowd", json(200, """
                {"ref":"group:default/crowd","known":true,"children":[],"members":[],"offPath":0,"offPathExpired":0,
                 "openIncidents":0,"services":[{"name":"bread","type":"api","lifecycle":"production","versions":[],
                 "openIncidents":[]}],"serviceCount":1001,"entities":{"resource":["resource:default/oven"]},
                 "entityCount":2,"transfers":[]}"""));

        // When
        var result = Typed.at(platform, home).at(NOON).run("team", "show", "crowd");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "Services:  1001, of which the first 1 are shown",
                        "Entities:  2, of which the first 1 are shown");
    }

    @Test
    void teams_are_listed_with_what_is_orphaned() {
        // Given
        platform.on("GET /api/teams", json(200, """
                {"items":[{"ref":"group:default/ghosts","known":false,"members":0,"services":2,"offPath":1,
                 "entities":0}],"orphans":{"services":2,"entities":0}}"""));

        // When
        var result = Typed.at(platform, home).run("team", "list");

        // Then
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly("TEAM  IN CATALOG  MEMBERS  SERVICES  OFF PATH  ENTITIES", "ghosts  no  0  2  1  0");
        assertThat(result.err())
                .isEqualTo("Orphaned, for the catalog does not have their owner: 2 services, 0 entities\n");
    }
}
