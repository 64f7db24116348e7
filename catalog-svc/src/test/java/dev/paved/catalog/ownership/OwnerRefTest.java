package dev.paved.catalog.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerRefTest {

    @ParameterizedTest
    @CsvSource({
        "team-a, group:default/team-a, false",
        "Team-A, group:default/team-a, false",
        "user:ada, user:default/ada, true",
        "group:acme/Payments, group:acme/payments, true",
        "acme/payments, group:acme/payments, false",
        ":, :, true"
    })
    void owner_is_a_group_unless_it_says_otherwise(String text, String ref, boolean kindNamed) {
        assertThat(OwnerRef.of(text)).isEqualTo(new OwnerRef(ref, kindNamed));
    }
}
