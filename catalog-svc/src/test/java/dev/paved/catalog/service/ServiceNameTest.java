package dev.paved.catalog.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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
        assertThat(Owner.of("ada")).isEqualTo("ada");
        assertThat(Owner.of("Ada.L-1_x")).isEqualTo("Ada.L-1_x");
        assertThat(Owner.of("ada@example.com")).matches("ada_example\\.com-[0-9a-f]{16}");
        assertThat(Owner.of("ADA@example.com")).isEqualToIgnoringCase(Owner.of("ada@example.com"));
    }

    @Test
    void two_people_are_never_the_same_owner() {
        // Given
        String mailed = Owner.of("ada@x");
        List<String> people = List.of(
                "ada",
                "ada-",
                "_ada",
                ".ada",
                "ada_",
                "ada x",
                "ada@x",
                "ada_x",
                "ada#x",
                mailed,
                "@@",
                "@",
                "",
                "unknown",
                "ünï",
                "a".repeat(63),
                "a".repeat(64),
                "a".repeat(65));

        // When
        List<String> owners = people.stream()
                .map(person -> Owner.of(person).toLowerCase(Locale.ROOT))
                .toList();

        // Then
        assertThat(owners)
                .doesNotHaveDuplicates()
                .allSatisfy(owner -> assertThat(Owner.fault(owner)).isEmpty());
    }
}
