package dev.paved.integrations.retention;

import static dev.paved.integrations.Published.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class CleanupIT {

    @Inject
    Cleanup cleanup;

    @Test
    void deliveries_are_known_for_a_month() throws SQLException {
        // Given
        execute("""
                insert into webhook_delivery (source, id, event, received_at)
                values ('kept', 'new', 'push', now() - interval '29 days'),
                       ('kept', 'old', 'push', now() - interval '31 days')""");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("id", "webhook_delivery", "source = 'kept'")).isEqualTo("new");
    }

    @Test
    void what_was_told_is_known_for_a_year_and_for_as_long_as_it_is_open() throws SQLException {
        // Given
        execute("""
                insert into told (id, open, told_at, kept_at)
                values ('incident/kept/new#1', false, 'epoch', now() - interval '364 days'),
                       ('incident/kept/old#1', false, 'epoch', now() - interval '366 days'),
                       ('incident/kept/open#1', true, 'epoch', now() - interval '366 days')""");
        execute("""
                insert into github_issue (id, name, seen_at)
                values (-1, 'kept/new#1', now() - interval '364 days'),
                       (-2, 'kept/old#1', now() - interval '366 days'),
                       (-3, 'kept/open#1', now() - interval '366 days')""");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("id", "told", "id like 'incident/kept/%'"))
                .isEqualTo("incident/kept/new#1 incident/kept/open#1");
        assertThat(kept("name", "github_issue", "name like 'kept/%'")).isEqualTo("kept/new#1 kept/open#1");
    }

    @Test
    void names_are_known_for_as_long_as_they_lead_to_another() throws SQLException {
        // Given
        execute("""
                insert into repository_name (name, repository_id, told_at)
                values ('kept/alone', 'kept/1', now() - interval '31 days'),
                       ('kept/former', 'kept/2', now() - interval '31 days'),
                       ('kept/present', 'kept/2', now() - interval '31 days'),
                       ('kept/young', 'kept/3', now() - interval '29 days')""");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("name", "repository_name", "name like 'kept/%'"))
                .isEqualTo("kept/former kept/present kept/young");
    }

    @Test
    void webhooks_are_known_for_as_long_as_they_can_be_looked_through() throws SQLException {
        // Given
        execute("""
                insert into github_hook (id, place, looked_until, trouble, known_at)
                values (-1, 'kept/gone', now() - interval '31 days', 'gone', now() - interval '40 days'),
                       (-2, 'kept/never', null, 'gone', now() - interval '31 days'),
                       (-3, 'kept/passing', now() - interval '29 days', 'gone', now() - interval '40 days'),
                       (-4, 'kept/well', now(), null, now() - interval '40 days')""");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("place", "github_hook", "place like 'kept/%'")).isEqualTo("kept/passing kept/well");
        execute("delete from github_hook where id < 0");
    }

    @Test
    void wishes_are_kept_while_they_may_change() throws SQLException {
        // Given
        execute("""
                insert into github_wish (id, repository, environment, wish, open, wished_at, generation, settled)
                values ('kept/told', 'kept/kept', 'e', '{}', false, now() - interval '31 days', 1, 1),
                       ('kept/never', 'kept/kept', 'e', '{}', false, now() - interval '31 days', 2, 1),
                       ('kept/open', 'kept/kept', 'e', '{}', true, now() - interval '31 days', 1, 1),
                       ('kept/young', 'kept/kept', 'e', '{}', false, now() - interval '29 days', 1, 1)""");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("id", "github_wish", "id like 'kept/%'")).isEqualTo("kept/open kept/young");
        execute("delete from github_wish where id like 'kept/%'");
    }

    @Test
    void secret_that_was_replaced_is_forgotten_once_it_signs_no_more() throws SQLException {
        // Given
        subscription("kept-over", "now() - interval '1 second'");
        subscription("kept-both", "now() + interval '1 hour'");

        // When
        cleanup.clean();

        // Then
        assertThat(kept("id", "subscription", "id like 'kept-%' and previous_secret is not null"))
                .isEqualTo("kept-both");
        assertThat(kept("id", "subscription", "id like 'kept-%' and previous_until is not null"))
                .isEqualTo("kept-both");
        execute("delete from subscription where id like 'kept-%'");
    }

    private static void subscription(String id, String until) throws SQLException {
        execute("""
                insert into subscription (id, team, url, types, status, secret, previous_secret, previous_until, created_by, created_at)
                values ('%s', 'group:default/kept', 'https://example.com', '', 'paused', '', '', %s, 'ada', now())
                """.formatted(id, until));
    }

    private static String kept(String column, String table, String which) throws SQLException {
        return Published.text("select coalesce(string_agg(%1$s, ' ' order by %1$s), '') from %2$s where %3$s"
                .formatted(column, table, which));
    }
}
