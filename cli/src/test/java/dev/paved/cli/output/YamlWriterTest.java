package dev.paved.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class YamlWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                " ",
                "two words",
                "no",
                "Yes",
                "null",
                "~",
                "0.1.0",
                "1e3",
                "0x1F",
                "2026-01-01",
                "12:30",
                "a: b",
                "a #b",
                "- a",
                "? a",
                "[a]",
                "{a}",
                "'a'",
                "\"a\"",
                "a\nb",
                "a\n",
                "\ttab",
                "ümlaut",
                "http://h:1/p?q=1",
                "@a",
                "`a`",
                "%a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "a:",
                ":a",
                "a,b",
                "\\",
                "\u0007",
                "NaN",
                ".inf",
                "=",
                "<<",
                "y",
                "\u2028",
                "a  b",
                "trailing "
            })
    void every_text_is_read_as_it_was(String text) {
        String yaml = YamlWriter.write(
                Json.object().with("key", text).with("list", new Json.Items(List.of(new Json.Text(text)))));

        assertThat(new Yaml().<Object>load(yaml)).isEqualTo(Map.of("key", text, "list", List.of(text)));
    }

    @Test
    void nested_values_are_read_as_they_were() throws IOException {
        String json = """
                {"a": [[1, [2, {"b": {}}]], [], {"c": [], "d": null, "e": -1.5, "yes": true}], "f g": {"h": [{"i": 1, "j": [2]}]}}""";

        String yaml = YamlWriter.write(JsonReader.read(json));

        assertThat(new Yaml().<Object>load(yaml)).isEqualTo(new Yaml().<Object>load(json));
    }
}
