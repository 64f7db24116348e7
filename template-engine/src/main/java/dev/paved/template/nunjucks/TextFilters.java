package dev.paved.template.nunjucks;

import static dev.paved.template.nunjucks.Filters.exactText;
import static dev.paved.template.nunjucks.Filters.lower;
import static dev.paved.template.nunjucks.Filters.text;
import static dev.paved.template.nunjucks.Filters.upper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of texts. */
final class TextFilters {

    private static final int USUAL_INDENT = 4;
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_LENGTH = 255;
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern BLANKS = Pattern.compile("^[\\s\\u00A0\\uFEFF]+|[\\s\\u00A0\\uFEFF]+$");

    static final Map<String, Filters.Function> ALL = Map.ofEntries(
            Map.entry("capitalize", (input, given, spot) -> Js.text(capital(text("capitalize", input, spot)))),
            Map.entry("center", (input, given, spot) -> center(text("center", input, spot), given, spot)),
            Map.entry("escape", (input, given, spot) -> escaped(input)),
            Map.entry("e", (input, given, spot) -> escaped(input)),
            Map.entry("indent", TextFilters::indent),
            Map.entry("lower", (input, given, spot) -> Js.text(lower(text("lower", input, spot)))),
            Map.entry(
                    "nl2br",
                    (input, given, spot) -> Js.text(text("nl2br", input, spot).replaceAll("\r\n|\n", "<br />\n"))),
            Map.entry("replace", TextFilters::replace),
            Map.entry("safe", (input, given, spot) -> Js.text(Js.isNothing(input) ? "" : Js.string(input))),
            Map.entry("string", TextFilters::string),
            Map.entry("title", (input, given, spot) -> title(text("title", input, spot))),
            Map.entry(
                    "trim",
                    (input, given, spot) -> Js.text(
                            BLANKS.matcher(exactText("trim", input, spot)).replaceAll(""))),
            Map.entry("truncate", TextFilters::truncate),
            Map.entry("upper", (input, given, spot) -> Js.text(upper(text("upper", input, spot)))),
            Map.entry("urlencode", TextFilters::urlencode),
            Map.entry("wordcount", (input, given, spot) -> words(text("wordcount", input, spot))));

    private TextFilters() {}

    private static JsonNode string(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (Js.isNothing(input)) {
            throw spot.fault("gives the filter 'string' nothing");
        }
        return Js.text(Js.string(input));
    }

    private static String capital(String text) {
        String lower = lower(text);
        return lower.isEmpty() ? "" : upper(lower.substring(0, 1)) + lower.substring(1);
    }

    private static JsonNode title(String text) {
        StringBuilder title = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            title.append(title.isEmpty() && word.isEmpty() ? "" : capital(word)).append(' ');
        }
        return Js.text(title.substring(0, title.length() - 1));
    }

    private static JsonNode center(String text, Given given, Spot spot) throws ScriptException {
        int width = Js.isTrue(given.get(0)) ? (int) Js.toNumber(given.get(0)) : USUAL_WIDTH;
        if (text.length() >= width) {
            return Js.text(text);
        }
        spot.budget().text(spot.line(), width);
        int spaces = width - text.length();
        // Nunjucks' own arithmetic, which is one short of the middle for an odd number of blanks.
        int before = (int) Math.ceil(Math.max(0, spaces / 2d - spaces % 2));
        return Js.text(" ".repeat(before) + text + " ".repeat((int) Math.ceil(spaces / 2d)));
    }

    private static JsonNode escaped(JsonNode input) {
        String text = Js.isNothing(input) ? "" : Js.string(input);
        return Js.text(text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\\", "&#92;")
                .replace("`", "&#96;"));
    }

    private static JsonNode indent(JsonNode input, Given given, Spot spot) throws ScriptException {
        String text = text("indent", input, spot);
        int width = Js.isTrue(given.get(0)) ? (int) Js.toNumber(given.get(0)) : USUAL_INDENT;
        spot.budget().text(spot.line(), width);
        String margin = " ".repeat(Math.max(0, width));
        long lines = text.chars().filter(c -> c == '\n').count();
        spot.budget().text(spot.line(), text.length() + lines * margin.length());
        String inner = text.replace("\n", "\n" + margin);
        return Js.text(Js.isTrue(given.get(1)) && !text.isEmpty() ? margin + inner : inner);
    }

    private static JsonNode replace(JsonNode input, Given given, Spot spot) throws ScriptException {
        JsonNode old = given.get(0);
        String with = given.text(1, "undefined");
        if (old instanceof POJONode pojo && pojo.getPojo() instanceof RegExp regex) {
            return Js.text(regex.replace(exactText("replace", input, spot), with, spot.line(), spot.budget()));
        }
        if (!old.isTextual() && !old.isNumber() || !input.isTextual() && !input.isNumber()) {
            return input;
        }
        String text = Js.string(input);
        String wanted = Js.string(old);
        int most = given.get(2).isMissingNode() ? Integer.MAX_VALUE : (int) Js.toNumber(given.get(2));
        StringBuilder result = new StringBuilder();
        if (wanted.isEmpty()) {
            result.append(with);
            text.chars().forEach(c -> result.append((char) c).append(with));
            return Js.text(text.isEmpty() ? with + with : result.toString());
        }
        int from = 0;
        int at = text.indexOf(wanted);
        for (int count = 0; at >= 0 && (most < 0 || count < most); count++) {
            result.append(text, from, at).append(with);
            spot.budget().text(spot.line(), result.length());
            from = at + wanted.length();
            at = text.indexOf(wanted, from);
        }
        return Js.text(result.append(text.substring(from)).toString());
    }

    private static JsonNode truncate(JsonNode input, Given given, Spot spot) throws ScriptException {
        String text = text("truncate", input, spot);
        int length = Js.isTrue(given.get(0)) ? (int) Js.toNumber(given.get(0)) : USUAL_LENGTH;
        if (text.length() <= length) {
            return Js.text(text);
        }
        int blank = Js.isTrue(given.get(1)) ? -1 : text.lastIndexOf(' ', length);
        String end = Js.isNothing(given.get(2)) ? "..." : Js.string(given.get(2));
        return Js.text(text.substring(0, Math.max(0, blank < 0 ? length : blank)) + end);
    }

    private static JsonNode urlencode(JsonNode input, Given given, Spot spot) throws ScriptException {
        if (input.isTextual()) {
            return Js.text(encoded(input));
        }
        StringBuilder query = new StringBuilder();
        if (input.isObject()) {
            input.properties().forEach(entry -> pair(query, Js.text(entry.getKey()), entry.getValue()));
        } else {
            Filters.items("urlencode", input, spot).forEach(each -> pair(query, each.path(0), each.path(1)));
        }
        return Js.text(query.toString());
    }

    private static void pair(StringBuilder query, JsonNode key, JsonNode value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(encoded(key))
                .append('=')
                .append(encoded(value));
    }

    private static String encoded(JsonNode value) {
        String text = java.net.URLEncoder.encode(Js.string(value), java.nio.charset.StandardCharsets.UTF_8);
        return text.replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private static JsonNode words(String text) {
        int count = 0;
        for (Matcher words = WORD.matcher(text); words.find(); ) {
            count++;
        }
        return count == 0 ? NullNode.getInstance() : Js.number(count);
    }
}
