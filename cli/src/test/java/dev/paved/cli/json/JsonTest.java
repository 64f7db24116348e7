package dev.paved.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void what_is_written_is_what_was_read() throws IOException {
        String text = "{\"b\":1.50,\"a\":[true,null,\"ü\\n\",{}],\"big\":123456789012345678901234567890,\"e\":1e400}";

        assertThat(JsonWriter.compact(JsonReader.read(text))).isEqualTo(text);
    }

    @Test
    void indented_text_puts_a_member_on_a_line() throws IOException {
        assertThat(JsonWriter.pretty(JsonReader.read("{\"a\":[1,{}],\"b\":[]}")))
                .isEqualTo("""
                        {
                          "a": [
                            1,
                            {}
                          ],
                          "b": []
                        }""");
    }

    @Test
    void what_is_absent_reads_as_nothing() throws IOException {
        Json json = JsonReader.read("{\"a\":null}");

        assertThat(json.at("a").absent()).isTrue();
        assertThat(json.at("x").at("y").items()).isEmpty();
        assertThat(json.text("x")).isEmpty();
        assertThat(json.number("a")).isEmpty();
    }
}
