package dev.paved.catalog.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "hello", "hello-2", "a1", "a-b-c"})
    void dns_labels_are_right(String name) {
        assertThat(ServiceName.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Hello, hello",
        "my service, my-service",
        "my_service, my-service",
        "-a, a",
        "a-, a",
        "1st, st",
        "../etc, etc",
        "a/b, a-b",
        "ünï, n",
        "'', my-service",
        "---, my-service"
    })
    void wrong_names_are_told_the_rule_and_a_right_example(String name, String example) {
        assertThat(ServiceName.fault(name))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("lowercase letters").endsWith("'" + example + "'"));
        assertThat(ServiceName.fault(example)).isEmpty();
    }

    @Test
    void length_is_limited_to_that_of_a_dns_label() {
        assertThat(ServiceName.fault("a".repeat(63))).isEmpty();
        assertThat(ServiceName.fault("a".repeat(64))).isPresent();
        assertThat(ServiceName.fault(null)).isPresent();
        assertThat(ServiceName.fault("a\n")).isPresent();
    }

    @Test
    void owners_are_entity_references() {
        assertThat(Owner.fault("team-a")).isEmpty();
        assertThat(Owner.fault("group:default/Team_A.b")).isEmpty();
        assertThat(Owner.fault("a b")).isPresent();
        assertThat(Owner.fault("")).isPresent();
        assertThat(Owner.fault("x:y:z")).isPresent();
        assertThat(Owner.of("ada@example.com")).isEqualTo("ada_example.com");
        assertThat(Owner.fault(Owner.of("@@"))).isEmpty();
    }
}
