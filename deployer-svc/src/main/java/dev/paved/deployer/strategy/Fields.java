package dev.paved.deployer.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a part of a declaration, each of which is to be known. */
record Fields(String path, JsonNode node) {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([smh])");
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Those of {@code node}, which must be an object with no others than {@code known}. */
    static Fields of(String path, JsonNode node, List<String> known, String example) throws StrategyProblem {
        if (!node.isObject()) {
            throw new StrategyProblem(path, "must hold fields", example);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new StrategyProblem(
                        path + "." + name, "is not known; known are " + String.join(", ", known), example);
            }
        }
        return new Fields(path, node);
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name, String example) throws StrategyProblem {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(name, value.isMissingNode() ? "is missing" : "must be a text", example);
        }
        return value.asText();
    }

    /** A whole number of {@code least} to {@code most}, or {@code usual} where it is not there. */
    int number(String name, int least, int most, int usual) throws StrategyProblem {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(name, "must be " + least + " to " + most, name + ": " + usual);
        }
        return value.asInt();
    }

    Duration length(String name, String usual) throws StrategyProblem {
        JsonNode value = node.path(name);
        return length(value.isMissingNode() ? usual : value.asText())
                .orElseThrow(() -> wrong(name, "must be 1s to 24h", name + ": " + usual));
    }

    static Optional<Duration> length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        Duration length =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        return Optional.of(length).filter(it -> it.isPositive() && it.compareTo(LONGEST) <= 0);
    }

    StrategyProblem wrong(String name, String what, String example) {
        return new StrategyProblem(path + "." + name, what, example);
    }
}
