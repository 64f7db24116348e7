package dev.paved.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.LeaseLost;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LeasesIT {

    @Inject
    Leases leases;

    @Inject
    Transactions transactions;

    @Test
    void lease_of_another_instance_is_respected_until_it_runs_out() throws SQLException {
        // Given
        Lease mine = leases.acquire("shared").orElseThrow();
        elsewhere("update lease set holder = 'another' where name = 'shared'");
        assertThat(leases.acquire("shared")).isEmpty();

        // When
        elsewhere("update lease set expires_at = now() - interval '1 second' where name = 'shared'");

        // Then
        Lease again = leases.acquire("shared").orElseThrow();
        assertThat(again.epoch()).isGreaterThan(mine.epoch());
    }

    @Test
    void write_under_a_lost_lease_does_not_commit() throws SQLException {
        // Given
        Lease lost = leases.acquire("fenced").orElseThrow();
        elsewhere("update lease set holder = 'another', epoch = nextval('lease_epoch') where name = 'fenced'");

        // When
        assertThatThrownBy(() -> transactions.run(
                        session -> session.createNativeQuery("insert into note (id, text) values ('fenced', '')")
                                .executeUpdate()
                                .chain(() -> leases.guard(session, lost))))
                .isInstanceOf(LeaseLost.class);

        // Then
        assertThat(leases.renew(lost)).isFalse();
        long notes = transactions.run(
                session -> session.createNativeQuery("select count(*) from note where id = 'fenced'", Long.class)
                        .getSingleResult());
        assertThat(notes).isZero();
    }

    @Test
    void released_lease_is_free_at_once_and_its_epoch_never_comes_again() throws SQLException {
        // Given
        Lease first = leases.acquire("passed-on").orElseThrow();

        // When
        leases.release(first);

        // Then
        assertThat(leases.acquire("passed-on").orElseThrow().epoch()).isGreaterThan(first.epoch());
    }

    private static void elsewhere(String sql) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
