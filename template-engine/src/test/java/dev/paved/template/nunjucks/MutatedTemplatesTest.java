package dev.paved.template.nunjucks;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed comes to a text or to an error that says the line, and soon. */
class MutatedTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 3000;
    private static final String[] PIECES = {
        "${{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "|",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "if",
        "for",
        "in",
        "set",
        "endfor",
        "not",
        "is",
        " ",
        "\n",
        "1",
        "-1",
        "999999999999",
        ".",
        "r/",
        "/g",
        "//",
        "**",
        "=",
        ",",
        ":",
        "values",
        "none",
        "-"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void broken_template_is_rendered_or_refused(long seed) throws IOException {
        JsonNode recorded = recorded();
        List<String> templates = new ArrayList<>();
        recorded.path("cases")
                .forEach(each -> templates.add(each.path("template").asText()));
        ObjectNode values = JSON.createObjectNode().set("values", recorded.path("values"));
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String template = mutated(templates, random);
            assertThatCode(() -> tried(template, values)).as(template).doesNotThrowAnyException();
        }
    }

    private static void tried(String template, ObjectNode values) {
        try {
            Script script = Script.parse(template);
            script.references();
            script.render(values, new Budget(Duration.ofSeconds(2)));
            script.value(values, new Budget(Duration.ofSeconds(2)));
        } catch (ScriptException refused) {
            if (refused.line() < 1) {
                throw new AssertionError(refused);
            }
        }
    }

    private static String mutated(List<String> templates, Random random) {
        StringBuilder text = new StringBuilder(templates.get(random.nextInt(templates.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.insert(at, templates.get(random.nextInt(templates.size())));
            }
        }
        return text.toString();
    }

    private static JsonNode recorded() throws IOException {
        try (InputStream file = Optional.ofNullable(MutatedTemplatesTest.class.getResourceAsStream("/nunjucks.json"))
                .orElseThrow()) {
            return JSON.readTree(file);
        }
    }
}
