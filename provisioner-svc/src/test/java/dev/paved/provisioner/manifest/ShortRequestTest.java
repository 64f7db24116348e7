package dev.paved.provisioner.manifest;

import static dev.paved.provisioner.manifest.Requests.errors;
import static dev.paved.provisioner.manifest.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EnvironmentType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortRequestTest {

    private static final String LONGEST = "a".repeat(FieldRules.LONGEST_NAME);

    @Test
    void reads_name_type_and_time() {
        assertThat(json("{\"name\": \"a\", \"type\": \"preview\", \"ttl\": \"1h30m\"}"))
                .isEqualTo(new EnvironmentSpec(
                        "a", EnvironmentType.PREVIEW, Duration.ofMinutes(90), List.of(), List.of()));
        assertThat(json("{\"name\": \"a\", \"type\": \"preview\", \"ttl\": null}")
                        .ttl())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "pr-1234", "a--b", "0-0"})
    void labels_are_names(String name) {
        assertThat(json("{\"name\": \"%s\", \"type\": \"preview\"}".formatted(name))
                        .name())
                .isEqualTo(name);
        assertThat(json("{\"name\": \"%s\", \"type\": \"preview\"}".formatted(LONGEST))
                        .name())
                .isEqualTo(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "a b", "a/b", "..", "ä", "a\\n", "%61"})
    void other_names_are_refused_with_a_right_one(String name) {
        assertThat(errors(() -> json("{\"name\": \"%s\", \"type\": \"preview\"}".formatted(name))))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/name");
                    assertThat(error.detail()).contains("must be a DNS label", "for example");
                });
        assertThat(errors(() -> json("{\"name\": \"%s\", \"type\": \"preview\"}".formatted(LONGEST + "a"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                    | /name
            {"name": "a"}                                         | /type
            {"name": 7, "type": "preview"}                        | /name
            {"name": "a", "type": "preview", "ttl": 5}            | /ttl
            {"name": "a", "type": "preview", "tll": "5m"}         | /tll
            {"name": "a", "type": "preview", "a/b~c": 1}          | /a~1b~0c
            {"name": "a", "type": "production", "ttl": "1h"}      | /ttl
            """)
    void wrong_fields_are_told(String text, String pointer) {
        assertThat(errors(() -> json(text))).extracting("pointer").contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"a\"", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}", "name: a"})
    void what_is_no_request_is_refused(String text) {
        assertThat(errors(() -> json(text)))
                .singleElement()
                .satisfies(error -> assertThat(error.pointer()).isEmpty());
    }
}
