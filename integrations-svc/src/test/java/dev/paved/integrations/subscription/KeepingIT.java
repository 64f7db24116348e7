package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.command;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.received;
import static dev.paved.integrations.subscription.Subscribing.service;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.integrations.subscription.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.subscription.Receiver.Received;
import dev.paved.kit.encryption.Envelope;
import dev.paved.kit.encryption.KeyRotation;
import dev.paved.kit.encryption.MasterKeys;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class KeepingIT {

    private static final int NEW_KEY = 4711;

    @Inject
    MasterKeys keys;

    @Inject
    Reconcilers reconcilers;

    @Inject
    DeliverySweep sweep;

    @Test
    void secrets_are_brought_under_a_new_master_key_and_still_sign() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            JsonPath subscription = subscribe(receiver, service);
            String id = subscription.getString("id");
            String fresh = command(id, "rotate").jsonPath().getString("secret");
            assertThat(keys.file().path())
                    .isEqualTo(StackResource.home().resolve("keys/integrations/master-keys.json"));

            // When
            keys.file().change(present -> present.withNewPrimary(NEW_KEY));
            reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);

            // Then
            String prefix = "'\\x01" + Envelope.text(NEW_KEY) + "'";
            await().atMost(SOON)
                    .until(() -> Published.count("select count(*) from subscription where id = '" + id
                                    + "' and substring(secret from 5 for 5) = " + prefix
                                    + " and substring(previous_secret from 5 for 5) = " + prefix)
                            == 1);
            happen(service, 1);
            Received one = received(receiver, 1).getFirst();
            assertThat(one.isSignedWith(subscription.getString("secret"))).isTrue();
            assertThat(one.isSignedWith(fresh)).isTrue();
        }
    }

    @Test
    void teams_of_services_are_read_from_the_past_once_and_what_is_known_stays() throws Exception {
        // Given
        String forgotten = service();
        String known = service();
        handled(forgotten, 1);
        handled(forgotten, 2);
        handled(known, 1);
        Published.execute("delete from service_team where service = '" + forgotten + "'");
        Published.execute("update service_team set owner = 'newer' where service = '" + known + "'");

        // When
        Published.execute("delete from service_team_history");

        // Then
        await().atMost(SOON)
                .until(() -> Published.count("select count(*) from service_team where service = '" + forgotten
                                + "' and owner = 'b2'")
                        == 1);
        assertThat(Published.count(
                        "select count(*) from service_team where service = '" + known + "' and owner = 'newer'"))
                .isEqualTo(1);
        assertThat(Published.count("select count(*) from service_team_history")).isEqualTo(1);
    }

    @Test
    void what_is_old_is_forgotten_with_its_attempts() throws Exception {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            String old = happen(service, 1).id().toString();
            happen(service, 2);
            awaitDeliveries(id, "delivered", 2);
            Published.execute(
                    "update outgoing_event set created_at = now() - interval '31 days' where id = '" + old + "'");

            // When
            sweep.sweep();

            // Then
            JsonPath shown = shown(id);
            assertThat(shown.getInt("deliveries.delivered")).isEqualTo(1);
            assertThat(shown.getList("attempts.event")).hasSize(1).doesNotContain(old);
        }
    }

    @Test
    void what_is_old_is_forgotten_however_much_it_is_and_what_is_being_changed_later() throws Exception {
        try (Receiver receiver = new Receiver();
                Connection elsewhere = StackResource.postgres().connect("integrations")) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            Published.execute("""
                    with old as (
                        insert into outgoing_event (id, type, key, body, created_at)
                        select gen_random_uuid(), 'old', '%1$s', '{}', now() - interval '31 days'
                          from generate_series(1, 2500) returning id, key)
                    insert into delivery (subscription, event, key, status) select '%2$s', id, key, 'delivered' from old""".formatted(service, id));
            elsewhere.setAutoCommit(false);
            elsewhere
                    .createStatement()
                    .execute("select from delivery where subscription = '" + id + "' limit 1 for update");

            // When
            sweep.sweep();

            // Then
            assertThat(kept(id, service)).containsExactly(1L, 1L);

            // When
            elsewhere.rollback();
            sweep.sweep();

            // Then
            assertThat(kept(id, service)).containsExactly(0L, 0L);
        }
    }

    private static List<Long> kept(String id, String key) throws SQLException {
        return List.of(
                Published.count("select count(*) from delivery where subscription = '" + id + "'"),
                Published.count("select count(*) from outgoing_event where key = '" + key + "'"));
    }
}
