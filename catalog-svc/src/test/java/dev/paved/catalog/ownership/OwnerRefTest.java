package dev.paved.catalog.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    @Test
    void owner_is_found_however_it_is_written() {
        assertThat(OwnerRef.of("group:Payments").spellings())
                .containsExactlyInAnyOrder("group:default/payments", "group:payments", "default/payments", "payments");
        assertThat(OwnerRef.of("ada").spellings()).contains("ada", "group:ada", "user:ada", "user:default/ada");
        assertThat(OwnerRef.of("user:acme/ada").spellings()).containsExactlyInAnyOrder("user:acme/ada", "acme/ada");
    }

    @Test
    void user_that_an_owner_may_mean_is_of_the_same_namespace() {
        assertThat(OwnerRef.of("ada").asUser().ref()).isEqualTo("user:default/ada");
        assertThat(OwnerRef.of("acme/Ada").asUser().ref()).isEqualTo("user:acme/ada");
        assertThat(OwnerRef.of("acme/ada").spellings()).doesNotContain("ada", "user:ada");
    }
}
