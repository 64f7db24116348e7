package dev.paved.integrations.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamRefTest {

    @ParameterizedTest
    @CsvSource({
        "payments, group:default/payments",
        "Group:Payments, group:default/payments",
        "eu/payments, group:eu/payments",
        "user:ada, user:default/ada",
        "user:default/ada@example.org, user:default/ada@example.org"
    })
    void every_way_to_write_a_team_means_the_same(String text, String ref) {
        assertThat(TeamRef.parse(text)).contains(new TeamRef(ref));
    }

    @Test
    void user_can_be_nobody_else() {
        assertThat(TeamRef.user("ada")).contains(new TeamRef("user:default/ada"));
        assertThat(TeamRef.user("default/ada")).isEmpty();
        assertThat(TeamRef.user("group:payments")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, group:default/ada user:default/ada",
        "group:ada, group:default/ada",
        "user:ada, user:default/ada",
        "eu/payments, group:eu/payments",
        "nobody at all, ''"
    })
    void owner_without_a_kind_may_be_a_group_or_a_user(String owner, String refs) {
        assertThat(TeamRef.meantBy(owner).stream().map(TeamRef::ref).sorted().collect(Collectors.joining(" ")))
                .isEqualTo(refs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service:hello", "a b", "group:", "a/b/c", "ä"})
    void what_is_no_reference_is_none(String text) {
        assertThat(TeamRef.parse(text)).isEmpty();
    }
}
