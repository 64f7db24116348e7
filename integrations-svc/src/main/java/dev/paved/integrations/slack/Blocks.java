package dev.paved.integrations.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.text.Line;
import dev.paved.integrations.text.Link;
import java.util.List;
import java.util.Map;

/**
 * What messages look like, in Slack's Block Kit and within its limits. Texts of others are escaped, and Slack is told to make
 * nothing of them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack, Blocks</a>
 */
final class Blocks {

    /** The longest header. */
    static final int HEADER = 150;

    /** The most fields of a section. */
    static final int FIELDS = 10;

    private static final int FACT = 300;
    private static final int DETAIL = 1_500;
    private static final int LINK = 1_000;
    private static final int FALLBACK = 500;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Blocks() {}

    /** What is sent to post {@code card}, or to put it in the place of another. */
    static ObjectNode message(Card card) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.addObject().put("type", "header").set("text", plain(card.mark().sign() + " " + card.title(), HEADER));
        List<Map.Entry<String, String>> facts = List.copyOf(card.facts().entrySet());
        for (int from = 0; from < facts.size(); from += FIELDS) {
            blocks.add(fields(facts.subList(from, Math.min(from + FIELDS, facts.size()))));
        }
        if (card.detail() != null && !card.detail().isBlank()) {
            blocks.addObject().put("type", "section").set("text", plain(card.detail(), DETAIL));
        }
        blocks.addObject()
                .put("type", "context")
                .set("elements", JSON.arrayNode().add(markdown(foot(card))));
        return message(card.mark(), card.title(), blocks);
    }

    /** What is sent to post {@code words} of what stands as {@code mark} says. */
    static ObjectNode message(Mark mark, String words) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.addObject().put("type", "section").set("text", plain(mark.sign() + " " + words, DETAIL));
        return message(mark, words, blocks);
    }

    /** {@code text} is what notifications and screen readers have in the place of the blocks. */
    private static ObjectNode message(Mark mark, String text, ArrayNode blocks) {
        ObjectNode message = JSON.objectNode()
                .put("text", Mrkdwn.of(mark.sign() + " " + text, FALLBACK))
                .put("unfurl_links", false)
                .put("unfurl_media", false);
        message.set("blocks", blocks);
        return message;
    }

    private static ObjectNode fields(List<Map.Entry<String, String>> facts) {
        ArrayNode fields = JSON.arrayNode();
        facts.stream()
                .map(fact -> markdown("*" + fact.getKey() + "*\n" + Mrkdwn.code(fact.getValue(), FACT)))
                .forEach(fields::add);
        ObjectNode section = JSON.objectNode().put("type", "section");
        section.set("fields", fields);
        return section;
    }

    private static String foot(Card card) {
        String time = "<!date^%d^{date_short_pretty} {time}|%s>"
                .formatted(card.at().getEpochSecond(), Facts.words(card.at()));
        return Link.of(card.url()) instanceof String url && url.length() <= LINK
                ? Mrkdwn.link(url, "Open") + " · " + time
                : time;
    }

    private static ObjectNode plain(String text, int longest) {
        return JSON.objectNode()
                .put("type", "plain_text")
                .put("text", Line.of(text, longest))
                .put("emoji", false);
    }

    /** Without what Slack would find in it by itself, such as names of channels and addresses. */
    private static ObjectNode markdown(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }
}
