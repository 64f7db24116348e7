package dev.paved.provisioner.database.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.core.Parser;

/** Divides SQL into its statements, each with its place; what is in quotes, comments and bodies of functions is kept whole. */
public final class SeedStatements {

    /** One statement, without its semicolon, and where it begins in the text. */
    public record Part(String sql, int start) {}

    private final char[] text;
    private final List<Part> parts = new ArrayList<>();
    private int start = -1;
    private int parentheses;
    private int atomic;
    private String before = "";

    private SeedStatements(String sql) {
        this.text = sql.toCharArray();
    }

    public static List<Part> of(String sql) {
        SeedStatements statements = new SeedStatements(sql);
        int at = 0;
        while (at < statements.text.length) {
            at = statements.read(at);
        }
        statements.end(statements.text.length);
        return statements.parts;
    }

    /** Reads what begins at {@code at}, and tells where the next thing does. */
    private int read(int at) {
        char c = text[at];
        if (c == '-' || c == '/') {
            int last = c == '-' ? Parser.parseLineComment(text, at) : Parser.parseBlockComment(text, at);
            if (last == at) {
                begin(at);
            }
            return last + 1;
        }
        if (c == ';' && parentheses == 0 && atomic == 0) {
            end(at);
            return at + 1;
        }
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        begin(at);
        if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            return word(at);
        }
        return switch (c) {
            case '\'' -> Parser.parseSingleQuotes(text, at, true) + 1;
            case '"' -> Parser.parseDoubleQuotes(text, at) + 1;
            case '$' -> Parser.parseDollarQuotes(text, at) + 1;
            default -> {
                parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
                yield at + 1;
            }
        };
    }

    /** Counts what {@code begin atomic} opens, and what {@code end} closes again. */
    private int word(int at) {
        int end = at;
        while (end < text.length && (Character.isUnicodeIdentifierPart(text[end]) || text[end] == '$')) {
            end++;
        }
        String word = new String(text, at, end - at).toLowerCase(Locale.ROOT);
        if (word.equals("atomic") && before.equals("begin")) {
            atomic = 1;
        } else if (atomic > 0 && word.equals("case")) {
            atomic++;
        } else if (atomic > 0 && word.equals("end")) {
            atomic--;
        }
        before = word;
        return end;
    }

    private void begin(int at) {
        if (start < 0) {
            start = at;
        }
    }

    private void end(int at) {
        if (start >= 0) {
            parts.add(new Part(new String(text, start, at - start), start));
        }
        start = -1;
        parentheses = 0;
        atomic = 0;
        before = "";
    }
}
