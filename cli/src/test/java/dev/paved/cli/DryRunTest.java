package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTest {
    private static final String DEPLOY = "POST /api/deployments/dry-run";
    private static final String BEGINS = """
            {"service":"hello","environment":"production","version":"0.2.0","commit":"bbbbbbbbbbbbbbbbbbbb","kind":"planned",
             "from":{"deployment":"d-1","version":"0.1.0","commit":"aaaaaaaaaaaaaaaaaaaa"},
             "image":"registry.example.com/hello:0.2.0@sha256:00",
             "changes":{"added":{"count":2,"more":false,"newest":[
                {"commit":"bbbbbbbbbbbbbbbbbbbb","subject":"Greet"},{"commit":"cccccccccccccccccccc","subject":"Test"}]},
              "removed":{"count":0,"more":false,"newest":[]}},
             "migration":{"name":"V12","reversible":false},
             "outcome":"begins"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void what_would_happen_is_told_and_nothing_is_waited_for() {
        // Given
        platform.on(DEPLOY, json(200, BEGINS));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("""
                Service:       hello
                Environment:   production
                From:          0.1.0 (aaaaaaaaaaaa)
                To:            0.2.0 (bbbbbbbbbbbb)
                Image:         registry.example.com/hello:0.2.0@sha256:00
                New commits:   2
                Commit:        bbbbbbbbbbbb  Greet
                Commit:        cccccccccccc  Test
                Migration:     V12, which can't be undone
                Outcome:       would begin now
                Nothing was changed.
                """);
    }

    @Test
    void what_would_wait_is_no_failure() {
        platform.on(DEPLOY, json(200, """
                {"service":"hello","environment":"production","version":"1","commit":"b","outcome":"waits",
                 "waitsFor":"ada asked for it"}"""));

        var result = deploy("--ask-approval");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("From:          nothing runs there", "would wait: ada asked for it");
        assertThat(platform.received(DEPLOY).getFirst().body()).contains("\"askApproval\":true");
    }

    @Test
    void mistake_in_what_the_version_declares_is_told() {
        platform.on(DEPLOY, json(200, """
                {"service":"hello","environment":"production","version":"1","commit":"b","outcome":"fails",
                 "mistake":"platform.yaml: `migrations` is no field of it."}"""));

        var result =
                deploy("--off-path", "The till is broken", "--expires", "7d", "--override-migration", "It only adds");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("Outcome:       would fail: platform.yaml: `migrations` is no field of it.");
        assertThat(platform.received(DEPLOY).getFirst().body())
                .contains("\"offPath\":\"The till is broken\"", "\"offPathExpires\":\"7d\"")
                .contains("\"overrideMigration\":\"It only adds\"");
    }

    @ParameterizedTest
    @CsvSource({"409, 1", "403, 5"})
    void what_would_be_refused_ends_as_the_refusal_does(int status, int exit) {
        platform.on(DEPLOY, json(200, """
                {"service":"hello","environment":"production","version":"1","commit":"b","outcome":"refused",
                 "refusal":{"title":"Frozen","status":%d,"detail":"bob froze it.","next":"platform freeze list"}}""".formatted(status)));

        var result = deploy();

        assertThat(result.exit()).isEqualTo(exit);
        assertThat(result.out()).contains("would be refused: Frozen");
        assertThat(result.err()).contains("bob froze it.", "platform freeze list");
    }

    @Test
    void json_is_what_the_server_said() {
        platform.on(DEPLOY, json(200, BEGINS));

        assertThat(deploy("-o", "json").out()).contains("\"outcome\": \"begins\"", "\"subject\": \"Greet\"");
    }

    @Test
    void promotion_is_tried_too() {
        // Given
        platform.on("POST /api/deployments/promote/dry-run", json(200, BEGINS));

        // When
        var result = Typed.at(platform, home)
                .run("promote", "hello", "--from", "staging", "--to", "production", "--dry-run");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("would begin now");
    }

    private Typed.Result deploy(String... more) {
        String[] all = new String[7 + more.length];
        System.arraycopy(
                new String[] {"deploy", "hello", "--env", "production", "--version", "0.2.0", "--dry-run"},
                0,
                all,
                0,
                7);
        System.arraycopy(more, 0, all, 7, more.length);
        return Typed.at(platform, home).run(all);
    }
}
