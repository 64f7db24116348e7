package dev.paved.template.nunjucks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes out is what Nunjucks itself makes of it, as recorded, or an error. */
class NunjucksTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode recorded = recorded();

    @Test
    void every_recorded_template_comes_to_the_same_text() {
        List<String> differences = new ArrayList<>();
        for (JsonNode each : recorded.path("cases")) {
            String ours = rendered(each);
            if (each.has("error")
                    ? !ours.startsWith("refused: ")
                    : !ours.equals(each.path("output").asText())) {
                if (!isStricter(each, ours)) {
                    differences.add(each.path("template") + each.path("options").toString() + "\n  ours:     " + ours
                            + "\n  recorded: " + (each.has("error") ? each.path("error") : each.path("output")));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void every_recorded_input_of_a_step_comes_to_the_same_value() {
        List<String> differences = new ArrayList<>();
        for (JsonNode each : recorded.path("cases")) {
            if (isOdd(each.path("template").asText())
                    || !each.has("value")
                    || rendered(each).startsWith("refused: ")) {
                continue;
            }
            JsonNode expected = each.path("value").path("is");
            JsonNode ours = value(each);
            if (!JsonText.of(ours, Js.UNDEFINED).equals(JsonText.of(expected, Js.UNDEFINED))
                    || ours.isMissingNode() != expected.isMissingNode()) {
                differences.add(each.path("template") + "\n  ours:     " + ours + "\n  recorded: " + expected);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void most_recorded_templates_are_not_refused() {
        long accepted = stream().filter(each -> !each.has("error")).count();
        long refused = stream()
                .filter(each -> !each.has("error") && rendered(each).startsWith("refused: "))
                .count();
        assertThat(accepted).isGreaterThan(1000);
        assertThat(refused).isLessThan(accepted / 10);
    }

    /**
     * Backstage's runner makes an object of what is marked as safe, reads the text of a block as JSON, and keeps no type where an
     * expression has a line separator in it: nobody wants any of that.
     */
    private static boolean isOdd(String template) {
        return template.matches("(?s).*\\| (safe|escape) }}|\\{% for .*|.*\u2028.*");
    }

    /** What Nunjucks lets pass is refused where a name is unknown, or a filter gets what it is not for. */
    private static boolean isStricter(JsonNode each, String ours) {
        return !each.has("error") && ours.startsWith("refused: ");
    }

    private java.util.stream.Stream<JsonNode> stream() {
        return java.util.stream.StreamSupport.stream(recorded.path("cases").spliterator(), false);
    }

    private String rendered(JsonNode each) {
        JsonNode options = each.path("options");
        Whitespace whitespace = new Whitespace(
                options.path("trimBlocks").asBoolean(),
                options.path("lstripBlocks").asBoolean());
        try {
            return Script.parse(each.path("template").asText(), whitespace).render(values(), budget());
        } catch (ScriptException e) {
            return "refused: " + e.getMessage();
        }
    }

    private JsonNode value(JsonNode each) {
        try {
            return Script.parse(each.path("template").asText()).value(values(), budget());
        } catch (ScriptException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectNode values() {
        return JSON.createObjectNode().set("values", recorded.path("values"));
    }

    private static Budget budget() {
        return new Budget(Duration.ofSeconds(10));
    }

    private static JsonNode recorded() {
        try (InputStream file = Optional.ofNullable(NunjucksTest.class.getResourceAsStream("/nunjucks.json"))
                .orElseThrow()) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
