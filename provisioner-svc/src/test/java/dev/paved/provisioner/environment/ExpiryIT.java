package dev.paved.provisioner.environment;

import static dev.paved.provisioner.environment.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.target.HinderedTarget;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ExpiryIT {

    private static final String LONG_AGO = "now() - interval '2 hours'";

    @Inject
    SteppingClock clock;

    @Inject
    Reconcilers reconcilers;

    @AfterEach
    void stepBack() {
        clock.step(Duration.ZERO);
    }

    /** Waits until it has ended an environment that was due for long, and so has looked at all others too. */
    private static void theReconcilerHasLooked(String after) throws Exception {
        Api.sql(Expired.row("due-with-" + after, "READY", LONG_AGO));
        Api.gone("due-with-" + after);
    }

    private static Instant expiresAt(String name) {
        return Instant.parse(Api.show(name).jsonPath().getString("expiresAt"));
    }

    @Test
    void time_that_is_up_ends_an_environment() {
        // Given
        Api.ready("brief", "preview", "1h");
        Instant expiresAt = expiresAt("brief");

        // When
        clock.step(Duration.ofHours(1));

        // Then
        Api.gone("brief");
        assertThat(Api.folder("brief")).doesNotExist();
        assertThat(Api.kinds("brief", 4)).containsExactly("Requested", "Ready", "Expired", "Destroyed");
        assertThat(Api.events("brief").get(2)).satisfies(e -> {
            assertThat(e.event()).isEqualTo(new EnvironmentExpired("brief", EnvironmentType.PREVIEW, expiresAt));
            assertThat(e.actor()).isEqualTo("provisioner");
            assertThat(e.time()).isAfterOrEqualTo(expiresAt);
            assertThat(e.correlationId())
                    .isEqualTo(Api.events("brief").getFirst().correlationId());
        });
    }

    @Test
    void owner_is_told_once_that_time_will_soon_be_up() {
        // Given
        Api.ready("noticed", "preview", "10h");
        Instant expiresAt = expiresAt("noticed");

        // When
        clock.step(Duration.ofHours(9).plusMinutes(1));

        // Then
        assertThat(Api.kinds("noticed", 3)).containsExactly("Requested", "Ready", "Expiring");
        assertThat(Api.events("noticed").getLast()).satisfies(e -> {
            assertThat(e.event())
                    .isEqualTo(new EnvironmentExpiring("noticed", EnvironmentType.PREVIEW, "ada", expiresAt));
            assertThat(e.actor()).isEqualTo("provisioner");
        });
        Api.show("noticed")
                .then()
                .body("phase", equalTo("ready"))
                .body("message", containsString("platform env extend noticed"));
        clock.step(Duration.ofHours(10));
        Api.gone("noticed");
        assertThat(Api.kinds("noticed", 5)).containsExactly("Requested", "Ready", "Expiring", "Expired", "Destroyed");
    }

    @Test
    void extended_environment_is_told_of_again_before_its_new_end() {
        // Given
        Api.ready("told-again", "preview", "10h");
        clock.step(Duration.ofHours(9).plusMinutes(1));
        assertThat(Api.kinds("told-again", 3)).endsWith("Expiring");

        // When
        Api.extend("told-again", "10h").then().statusCode(200).body("message", nullValue());

        // Then
        assertThat(Api.kinds("told-again", 4)).endsWith("Expiring", "Extended");
        clock.step(Duration.ofHours(18));
        assertThat(Api.kinds("told-again", 5)).endsWith("Extended", "Expiring");
    }

    @Test
    void time_that_is_nearly_up_is_waited_for() throws Exception {
        // When
        Api.sql(Expired.row("nearly", "READY", "now() + interval '3 seconds'"));

        // Then
        Api.gone("nearly");
        assertThat(Api.kinds("nearly", 2)).containsExactly("Expired", "Destroyed");
        assertThat(Api.events("nearly").getFirst())
                .satisfies(e -> assertThat(e.time()).isAfterOrEqualTo(((EnvironmentExpired) e.event()).expiresAt()));
    }

    @Test
    void time_that_passed_while_down_is_noticed_in_every_phase() throws Exception {
        // Given
        List<String> phases = List.of("REQUESTED", "PROVISIONING", "READY", "FAILED");

        // When
        for (String phase : phases) {
            Api.sql(Expired.row("past-" + phase.toLowerCase(Locale.ROOT), phase, LONG_AGO));
        }

        // Then
        for (String phase : phases) {
            String name = "past-" + phase.toLowerCase(Locale.ROOT);
            Api.gone(name);
            assertThat(Api.kinds(name, 2)).as(phase).containsExactly("Expired", "Destroyed");
        }
    }

    @Test
    void teardown_cut_short_is_gone_on_with() throws Exception {
        // When
        Api.sql(Expired.row("cut-expiring", "EXPIRING", LONG_AGO));
        Api.sql(Expired.row("cut-destroying", "DESTROYING", LONG_AGO));

        // Then
        Api.gone("cut-expiring");
        Api.gone("cut-destroying");
        assertThat(Api.kinds("cut-expiring", 1)).containsExactly("Destroyed");
        assertThat(Api.kinds("cut-destroying", 1)).containsExactly("Destroyed");
    }

    @Test
    void extended_environment_outlives_its_first_time() throws Exception {
        // Given
        Api.ready("longer", "preview", "1h");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // When
        Api.extend("longer", "2h").then().statusCode(200).body("phase", equalTo("ready"));

        // Then
        assertThat(expiresAt("longer"))
                .isBetween(before.plus(Duration.ofHours(2)), Instant.now().plus(Duration.ofHours(2)));
        clock.step(Duration.ofHours(1));
        theReconcilerHasLooked("longer");
        Api.show("longer").then().body("phase", equalTo("ready"));
        assertThat(Api.kinds("longer", 3)).containsExactly("Requested", "Ready", "Extended");
        assertThat(Api.events("longer").getLast().actor()).isEqualTo("bob");
    }

    @Test
    void extension_has_bounds() throws Exception {
        // Given
        Api.sql(Expired.row("bounded", "READY", "now() + interval '7 days'"));
        String before = Api.state();

        // When
        var tooLong = Api.extend("bounded", "30d");
        var shorter = Api.extend("bounded", "1d");

        // Then
        tooLong.then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/ttl"))
                .body("errors[0].detail", containsString("at most 30d from its creation"));
        shorter.then().statusCode(400).body("errors[0].detail", containsString("never shortens"));
        assertThat(Api.state()).isEqualTo(before);
        Api.extend("bounded", "28d").then().statusCode(200);
    }

    @Test
    void clock_that_steps_ahead_does_not_hold_up_the_end() {
        // Given
        Api.ready("stepped", "preview", "1d");
        Api.ready("later", "preview", "7d");

        // When
        clock.step(Duration.ofDays(2));

        // Then
        Api.gone("stepped");
        assertThat(Api.kinds("stepped", 4)).containsExactly("Requested", "Ready", "Expired", "Destroyed");
        Api.show("later").then().body("phase", equalTo("ready"));
    }

    @Test
    void clock_that_is_behind_ends_nothing_early() throws Exception {
        // Given
        clock.step(Duration.ofHours(-1));

        // When
        Api.sql(Expired.row("early", "READY", "now()"));

        // Then
        theReconcilerHasLooked("early");
        Api.show("early").then().body("phase", equalTo("ready"));
        clock.step(Duration.ZERO);
        Api.gone("early");
        assertThat(Api.kinds("early", 2)).containsExactly("Expired", "Destroyed");
    }

    @Test
    void end_during_creation_ends_that_too() {
        // Given
        HinderedTarget.hinder("too-late");
        String creation = Api.create("too-late", "preview", "1h").header("Location");

        // When
        clock.step(Duration.ofHours(1));

        // Then
        Api.operation(creation, "failed");
        HinderedTarget.release("too-late");
        Api.gone("too-late");
        await().atMost(SOON).until(() -> Api.kinds("too-late", 1).getLast().equals("Destroyed"));
        assertThat(Api.kinds("too-late", 3)).startsWith("Requested").endsWith("Expired", "Destroyed");
    }

    @Test
    void extension_and_end_that_race_have_one_winner() throws Exception {
        // Given
        List<String> names = IntStream.range(0, 6).mapToObj(i -> "race-" + i).toList();
        Instant end = Instant.now().plusSeconds(30);
        for (String name : names) {
            Api.sql(Expired.row(name, "READY", "'" + end + "'"));
        }
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(Api.sql("select id from environment where name = '" + name + "'"));
        }

        // When
        clock.step(Duration.between(Instant.now(), end.minusMillis(30)));
        ids.forEach(id -> reconcilers.wake(EnvironmentReconciler.NAME, id));
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(names.stream()
                            .map(name -> (Callable<Integer>)
                                    () -> Api.extend(name, "1h").statusCode())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        // Then
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (answers.get(i) == 200) {
                assertThat(Api.kinds(name, 1)).containsExactly("Extended");
                Api.show(name).then().body("phase", equalTo("ready"));
            } else {
                assertThat(answers.get(i)).isIn(404, 409);
                Api.gone(name);
                assertThat(Api.kinds(name, 2)).containsExactly("Expired", "Destroyed");
            }
        }
    }
}
