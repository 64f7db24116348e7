package dev.paved.template.nunjucks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression {@code r/…/flags} of a template. What differs between JavaScript's and Java's is left to Java. */
record RegExp(String source, String flags, Pattern pattern) {

    /** {@code text} is the expression, a slash, and its flags. */
    static RegExp parse(String text, int line) throws ScriptException {
        int slash = text.lastIndexOf('/');
        String source = text.substring(0, slash);
        String flags = text.substring(slash + 1);
        int options =
                (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0) | (flags.contains("m") ? Pattern.MULTILINE : 0);
        if (flags.contains("y")) {
            throw new ScriptException(
                    line, "has the flag y of a regular expression, which is not supported; there are g, i and m");
        }
        try {
            return new RegExp(source, flags, Pattern.compile(source, options));
        } catch (PatternSyntaxException e) {
            throw new ScriptException(line, "has a regular expression that cannot be used: " + e.getDescription());
        }
    }

    /** {@code text} with the first match replaced, or each with the flag g; {@code $1} and {@code $&} stand for what was found. */
    String replace(String text, String replacement, int line, Budget budget) throws ScriptException {
        try {
            Matcher matcher = pattern.matcher(new Watched(text, budget));
            StringBuilder result = new StringBuilder();
            int from = 0;
            while (matcher.find()) {
                result.append(text, from, matcher.start());
                expand(replacement, matcher, text, result);
                budget.text(line, result.length());
                from = matcher.end();
                if (!flags.contains("g")) {
                    break;
                }
            }
            return result.append(text.substring(from)).toString();
        } catch (TooLong | StackOverflowError e) {
            throw new ScriptException(line, "has a regular expression that takes too long with this text");
        }
    }

    private static void expand(String replacement, Matcher found, String text, StringBuilder result) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
            if (c == '$' && (next == '$' || next == '&')) {
                result.append(next == '$' ? "$" : text.substring(found.start(), found.end()));
                i++;
            } else if (c == '$' && next >= '1' && next - '0' <= found.groupCount()) {
                int group = next - '0';
                result.append(found.start(group) < 0 ? "" : text.substring(found.start(group), found.end(group)));
                i++;
            } else {
                result.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return "/" + source + "/" + flags;
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that a pattern reads at a price, since some patterns would read it for ever. */
    private record Watched(String text, Budget budget) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (!budget.pays()) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), budget);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
