package dev.paved.deployer.strategy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a measured number is compared with, such as {@code result < 0.05}. */
public record Condition(String operator, double limit) {

    private static final Pattern TEXT =
            Pattern.compile("\\s*result\\s*(<=|>=|==|!=|<|>)\\s*(-?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE]-?\\d{1,2})?)\\s*");

    /** What {@code text} says, if it is a condition. */
    static Optional<Condition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Condition(matcher.group(1), Double.parseDouble(matcher.group(2))))
                : Optional.empty();
    }

    @JsonCreator
    static Condition of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no condition: " + text));
    }

    /** Whether {@code result}, which is a number, meets it. */
    public boolean isMetBy(double result) {
        return switch (operator) {
            case "<" -> result < limit;
            case "<=" -> result <= limit;
            case ">" -> result > limit;
            case ">=" -> result >= limit;
            case "==" -> result == limit;
            case "!=" -> result != limit;
            default -> throw new IllegalStateException("no such operator: " + operator);
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return "result " + operator + " " + limit;
    }
}
