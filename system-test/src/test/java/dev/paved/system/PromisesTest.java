package dev.paved.system;

import static dev.paved.events.DeploymentKind.PLANNED;
import static dev.paved.events.DeploymentKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent.ServiceCreated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker of the fault tests finds what it is there to find. */
class PromisesTest {

    private final ClientLog log = new ClientLog();
    private final Promises promises = new Promises(log, id -> Stack.read("""
            {"id": "%1$s", "status": "succeeded", "result": {"deployment": "d%1$s"}}""".formatted(id)));
    private final List<PlatformEvent> events = new ArrayList<>();

    @BeforeEach
    void given_a_service_that_was_deployed_twice_and_rolled_back() {
        typed(0, "", "service", "create", "hello", "--type", "api");
        typed(0, "", "deploy", "hello", "--env", "production", "--version", "v1");
        typed(0, "{\"id\": \"2\"}", "deploy", "hello", "--env", "production", "--version", "2", "--no-wait");
        typed(0, "", "rollback", "hello", "--env", "production");
        typed(3, "", "deploy", "hello", "--env", "production", "--version", "9");
        log.pushed("hello", "c1");
        events.add(new ServiceCreated(
                "hello", "api", "node", "ada", "node-api", "1.0.0", "file:///hello.git", "0.1.0", "c0"));
        events.add(Happened.pushed("c1"));
        events.add(Happened.requested("d1", "1", PLANNED));
        events.add(Happened.succeeded("d1", "1", PLANNED, 1));
        events.add(Happened.requested("d2", "2", PLANNED));
        events.add(Happened.succeeded("d2", "2", PLANNED, 2));
        events.add(Happened.requested("d3", "1", ROLLBACK));
        events.add(Happened.succeeded("d3", "1", ROLLBACK, 3));
    }

    @Test
    void promises_that_were_kept_are_found_to_be() {
        assertThatCode(() -> promises.are_kept(events)).doesNotThrowAnyException();
    }

    @Test
    void doubled_command_is_found() {
        // Given
        events.add(Happened.requested("d4", "2", PLANNED));

        // Then
        assertThatThrownBy(() -> promises.are_kept(events)).isInstanceOf(AssertionError.class);
    }

    @Test
    void lost_command_is_found() {
        // Given
        typed(0, "", "deploy", "hello", "--env", "production", "--version", "3");

        // Then
        assertThatThrownBy(() -> promises.are_kept(events)).isInstanceOf(AssertionError.class);
    }

    @Test
    void healthy_version_that_failed_is_found() {
        // Given
        typed(0, "{\"id\": \"4\"}", "deploy", "hello", "--env", "production", "--version", "4", "--no-wait");
        events.add(Happened.requested("d4", "4", PLANNED));
        events.add(Happened.failed("d4", "4", false));

        // Then
        assertThatThrownBy(() -> promises.are_kept(events)).isInstanceOf(AssertionError.class);
    }

    @Test
    void lost_push_is_found() {
        // Given
        log.pushed("hello", "c2");

        // Then
        assertThatThrownBy(() -> promises.are_kept(events)).isInstanceOf(AssertionError.class);
    }

    @Test
    void doubled_service_is_found() {
        // Given
        events.add(events.getFirst());

        // Then
        assertThatThrownBy(() -> promises.are_kept(events)).isInstanceOf(AssertionError.class);
    }

    @Test
    void version_that_was_taken_back_has_to_have_failed() {
        // Given
        typed(7, "", "deploy", "hello", "--env", "production", "--version", "5");
        events.add(Happened.requested("d5", "5", PLANNED));
        events.add(Happened.failed("d5", "5", true));

        // Then
        assertThatCode(() -> promises.are_kept(events)).doesNotThrowAnyException();
    }

    private void typed(int exit, String out, String... arguments) {
        log.typed(List.of(arguments), new Shell.Result(List.of(arguments), exit, out, ""));
    }
}
