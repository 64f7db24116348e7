package dev.paved.local.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void every_kind_of_value_is_read() {
        // Given
        String text =
                "{\"a\": [1, -2.5e1, true, false, null], \"b\": {\"c\": \"x\\n\\u00e9\\\"\\\\\"}, \"d\": {}, \"e\": []}";

        // When
        var members = Json.parseObject(text);

        // Then
        assertThat(members.get("a")).isEqualTo(Arrays.asList(1L, -25.0, true, false, null));
        assertThat(members.get("b")).isEqualTo(Map.of("c", "x\né\"\\"));
        assertThat(members.get("d")).isEqualTo(Map.of());
        assertThat(members.get("e")).isEqualTo(List.of());
    }

    @Test
    void what_is_written_is_read_again() {
        // Given
        var value = Map.of(
                "text",
                "tab\t quote\" back\\ line\n \u0001",
                "list",
                List.of(1L, "two", true),
                "map",
                Map.of("n", 1.5));

        // When
        Object read = Json.parse(Json.write(value));

        // Then
        assertThat(read).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"}",
                "[1,]",
                "[1 2]",
                "tru",
                "\"open",
                "{} x",
                "\"\\q\"",
                "{1:2}",
                "--1",
                "\"\\u12\""
            })
    void what_is_not_json_is_refused_with_the_place(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> Json.parse("[".repeat(10_000)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("nested too deeply");
    }
}
