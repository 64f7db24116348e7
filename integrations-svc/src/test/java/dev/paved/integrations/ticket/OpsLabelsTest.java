package dev.paved.integrations.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsLabelsTest {
    private final OpsLabels labels = new OpsLabels("Ops");

    @ParameterizedTest
    @CsvSource({
        "ops, true,",
        "OPS, true,",
        "ops/database, true, database",
        "ops:DNS, true, dns",
        "ops/, false,",
        "operations, false,",
        "devops, false,",
        "team/ops, false,"
    })
    void label_makes_a_ticket_and_names_its_category(String label, boolean ticket, @Nullable String category) {
        assertThat(labels.isMeant(label)).isEqualTo(ticket);
        assertThat(labels.category(List.of("bug", label))).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"team/payments, payments", "Team:Payments, payments", "team, ", "teams/payments,"})
    void label_names_the_team(String label, @Nullable String team) {
        assertThat(labels.team(List.of("ops", label))).isEqualTo(team);
    }
}
