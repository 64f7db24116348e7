package dev.paved.integrations.slack;

import dev.paved.integrations.text.Line;

/**
 * Texts of others in Slack's markup, where they mean nothing: nobody is mentioned by them, and nothing is linked.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack, Formatting message text</a>
 */
final class Mrkdwn {

    private Mrkdwn() {}

    /** {@code text} as one line of {@code longest} characters at most, as it is once it is escaped. */
    static String of(String text, int longest) {
        return escaped(Line.of(text, longest), longest);
    }

    /** The same as code. */
    static String code(String text, int longest) {
        String line = of(text.replace('`', '\''), longest - 2);
        return line.isEmpty() ? "–" : "`" + line + "`";
    }

    /** {@code url} as a link that shows {@code words}, which are the platform's own. */
    static String link(String url, String words) {
        return "<" + url.replace("&", "&amp;") + "|" + words + ">";
    }

    /** Cut so that an escape is there as a whole. */
    private static String escaped(String line, int longest) {
        StringBuilder escaped = new StringBuilder();
        for (int c : line.codePoints().toArray()) {
            String one =
                    switch (c) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        default -> Character.toString(c);
                    };
            if (escaped.length() + one.length() > longest) {
                return escaped.toString();
            }
            escaped.append(one);
        }
        return escaped.toString();
    }
}
