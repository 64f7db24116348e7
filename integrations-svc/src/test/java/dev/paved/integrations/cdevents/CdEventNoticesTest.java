package dev.paved.integrations.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.PlatformEvent;
import dev.paved.events.cdevents.CdEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

class CdEventNoticesTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:00:00Z");

    @Test
    void pull_request_is_as_distrusted_as_one_from_a_fork_whatever_is_told() {
        // Given
        var context = new CdEvent.Context("1", "/ci", "dev.cdevents.change.created.0.3.0", NOW, null);
        var told = new PullRequestOpened(
                "acme/shop", null, 7, "Socks", "socks", "a".repeat(40), false, NOW, null, List.of());

        // When
        PlatformEvent taken = CdEventNotices.of(context, told)
                .orElseThrow()
                .event()
                .in(nothing())
                .await()
                .indefinitely();

        // Then
        assertThat(taken)
                .isInstanceOfSatisfying(
                        PullRequestOpened.class,
                        opened -> assertThat(opened.fork()).isTrue());
    }

    /** Nothing is asked of it. */
    private static Mutiny.Session nothing() {
        return (Mutiny.Session) Proxy.newProxyInstance(
                Mutiny.Session.class.getClassLoader(), new Class<?>[] {Mutiny.Session.class}, (proxy, method, with) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
