package dev.paved.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private Form form;

    @BeforeEach
    void form() throws Exception {
        form = new Folder(home).parameters("""
                        parameters:
                          - title: First
                            required: [name]
                            properties:
                              name: {type: string, pattern: '^[a-z]+$', 'ui:autofocus': true}
                              flag: {type: boolean, default: false}
                              count: {type: integer, minimum: 1}
                              ratio: {type: number}
                              list: {type: array, items: {type: integer}}
                              texts: {type: array, items: {type: string}, 'ui:options': {orderable: false}}
                              map: {type: object, properties: {a: {type: string, default: x}}}
                              level: {enum: [1, two, true]}
                            dependencies:
                              flag:
                                oneOf:
                                  - properties: {flag: {enum: [false]}}
                                  - properties: {flag: {enum: [true]}, why: {type: string, minLength: 3}}
                                    required: [why]
                          - title: Second
                            properties:
                              database: {type: string, enum: [none, postgres], default: none}
                        """).file("skeleton/a", "a").read().form();
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flag|true|true",
                "flag|yes|\"yes\"",
                "count|3|3",
                "count|many|\"many\"",
                "ratio|1.5|1.5",
                "list|1,2|[1,2]",
                "list|[1, 2]|[1,2]",
                "texts|a, b|[\"a\",\"b\"]",
                "texts|7|[\"7\"]",
                "map|{\"a\": \"b\"}|{\"a\":\"b\"}",
                "level|1|1",
                "level|two|\"two\"",
                "name|true|\"true\"",
                "name|7|\"7\"",
                "nothing|7|\"7\"",
            })
    void typed_text_becomes_what_the_schema_says(String name, String text, String value) {
        assertThat(form.read(name, text).toString()).isEqualTo(value);
    }

    @Test
    void defaults_fill_in_what_was_not_given() throws Exception {
        assertThat(form.complete(json("{\"name\":\"a\",\"map\":{}}")).toString())
                .isEqualTo("{\"name\":\"a\",\"map\":{\"a\":\"x\"},\"flag\":false,\"database\":\"none\"}");
        assertThat(form.complete(json("{\"flag\":true}")).path("flag").asBoolean())
                .isTrue();
    }

    @Test
    void rules_of_every_page_are_kept() throws Exception {
        assertThat(form.faults(json("{\"name\":\"a\",\"flag\":false,\"database\":\"none\"}")))
                .isEmpty();
        assertThat(form.faults(json("{\"name\":\"A\",\"count\":0,\"database\":\"oracle\",\"list\":[\"x\"]}")))
                .extracting(Form.InputFault::pointer)
                .containsExactlyInAnyOrder("/name", "/count", "/database", "/list/0");
        assertThat(form.faults(json("{}"))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/name");
            assertThat(fault.rule()).contains("must be given");
        });
    }

    @Test
    void parameters_under_a_condition_are_known_and_required_with_it() throws Exception {
        assertThat(form.parameters()).containsKey("why");
        assertThat(form.faults(json("{\"name\":\"a\",\"flag\":true,\"why\":\"because\"}")))
                .isEmpty();
        assertThat(form.faults(json("{\"name\":\"a\",\"flag\":true}"))).isNotEmpty();
    }

    @Test
    void unknown_parameter_is_named_with_those_there_are() throws Exception {
        JsonNode inputs = json("{\"name\":\"a\",\"colour\":\"blue\"}");
        assertThat(form.faults((ObjectNode) inputs)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/colour");
            assertThat(fault.rule()).contains("is no parameter of this template; there are name, flag, count");
        });
    }
}
