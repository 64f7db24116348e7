package dev.paved.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages keep to the limits of Slack's documentation, and no text of others means anything in them. */
class BlocksTest {

    private static final int BLOCKS = 50;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;
    private static final int ELEMENTS = 10;
    private static final int TEXT = 4_000;

    @Test
    void every_event_fits_into_what_slack_takes() {
        for (ObjectNode message : messages()) {
            assertThat(message.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(TEXT);
            assertThat(message.path("blocks")).hasSizeBetween(1, BLOCKS);
            for (JsonNode block : message.path("blocks")) {
                assertThat(block.path("fields")).hasSizeLessThanOrEqualTo(Blocks.FIELDS);
                assertThat(block.path("elements")).hasSizeLessThanOrEqualTo(ELEMENTS);
                boolean header = block.path("type").asText().equals("header");
                if (block.has("text")) {
                    assertThat(block.at("/text/text").asText())
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(header ? Blocks.HEADER : SECTION);
                }
                for (JsonNode field : block.path("fields")) {
                    assertThat(field.path("text").asText()).containsPattern("^[^`]+`[^`]+`$|^[^`]+–$");
                    assertThat(field.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(FIELD);
                }
                for (JsonNode element : block.path("elements")) {
                    assertThat(element.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(SECTION);
                }
            }
        }
    }

    @Test
    void markup_of_others_is_text_wherever_slack_reads_markup() {
        for (ObjectNode message : messages()) {
            for (String text : markup(message)) {
                String own = text.replaceAll("<https://paved\\.test/[^<>|]*\\|\\w+>", "")
                        .replaceAll("<http://localhost:8080/[^<>|]*\\|Open>", "")
                        .replaceAll("<!date\\^\\d+\\^\\{date_short_pretty} \\{time}\\|[^<>|]+>", "");
                assertThat(own).doesNotContain("<", ">").doesNotContainPattern("&(?!amp;|lt;|gt;)");
            }
        }
    }

    @Test
    void slack_makes_nothing_of_names_and_addresses_by_itself() {
        for (ObjectNode message : messages()) {
            assertThat(message.findValues("type").stream().map(JsonNode::asText).filter("mrkdwn"::equals))
                    .hasSameSizeAs(message.findValues("verbatim"));
            assertThat(message.findValues("verbatim")).allMatch(JsonNode::asBoolean);
            assertThat(message.findValues("emoji")).noneMatch(JsonNode::asBoolean);
            assertThat(message.path("unfurl_links").asBoolean(true)).isFalse();
        }
    }

    @Test
    void rollout_that_failed_says_what_who_where_and_why() {
        // Given
        Instant start = Instant.parse("2026-01-31T07:58:30Z");

        // When
        Telling telling = Told.telling(new DeployFailed(
                "d-1",
                "shop",
                "production",
                EnvironmentType.PRODUCTION,
                "1.4.0",
                "3f786850e387550fdab836ed7e6dc881de23001b",
                DeploymentKind.HOTFIX,
                true,
                "it never answered /health",
                List.of(),
                start,
                start.plusSeconds(90)));
        ObjectNode message = Blocks.message(telling.card());

        // Then
        assertThat(telling.thread()).contains("deployment/d-1");
        assertThat(message.path("text").asText()).isEqualTo("❌ shop 1.4.0 in production: failed");
        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("❌ shop 1.4.0 in production: failed");
        assertThat(message.at("/blocks/1/fields").findValuesAsText("text"))
                .containsExactly(
                        "*Service*\n`shop`",
                        "*Environment*\n`production`",
                        "*Version*\n`1.4.0`",
                        "*Commit*\n`3f78685`",
                        "*By*\n`ada`",
                        "*Kind*\n`hotfix`",
                        "*Requests*\n`0 %`",
                        "*Users met it*\n`yes`",
                        "*Took*\n`1 min 30 s`");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("it never answered /health");
        assertThat(message.at("/blocks/3/elements/0/text").asText())
                .isEqualTo("<!date^1769846400^{date_short_pretty}" + " {time}|2026-01-31 08:00 UTC>");
    }

    private static List<ObjectNode> messages() {
        return Told.everything().stream()
                .flatMap(telling -> Stream.of(
                        Blocks.message(telling.card()),
                        Blocks.message(telling.card().mark(), telling.words())))
                .toList();
    }

    private static List<String> markup(ObjectNode message) {
        List<String> texts = new ArrayList<>(List.of(message.path("text").asText()));
        for (JsonNode block : message.path("blocks")) {
            Stream.of(block.path("fields"), block.path("elements"))
                    .forEach(each -> texts.addAll(each.findValuesAsText("text")));
        }
        return texts;
    }
}
