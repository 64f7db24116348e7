package dev.paved.integrations.stream;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a stream has come: the next offset of each partition, written {@code 0-12.3-4}. A partition that is not named
 * has not been read. It is the id of each event, so that a stream goes on exactly after the last one seen.
 */
record Cursor(SortedMap<Integer, Long> offsets) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5}-\\d{1,18})(\\.\\d{1,5}-\\d{1,18})*|-");
    private static final Pattern PART = Pattern.compile("(\\d+)-(\\d+)");
    private static final String NOTHING_READ = "-";

    Cursor {
        offsets = new TreeMap<>(offsets);
    }

    /** The cursor that {@code text} says, if it is one. */
    static Optional<Cursor> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            offsets.put(Integer.valueOf(part.group(1)), Long.valueOf(part.group(2)));
        }
        return Optional.of(new Cursor(offsets));
    }

    /** The next offset of {@code partition}. */
    long of(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    @Override
    public String toString() {
        String text = offsets.entrySet().stream()
                .filter(offset -> offset.getValue() > 0)
                .map((Map.Entry<Integer, Long> offset) -> offset.getKey() + "-" + offset.getValue())
                .collect(Collectors.joining("."));
        return text.isEmpty() ? NOTHING_READ : text;
    }
}
