package dev.paved.template.nunjucks;

import java.time.Duration;

/** What rendering may still use: steps, characters and time. One is shared by all that belongs to one run. */
public final class Budget {

    /** The longest text, in characters, that anything in a template may become. */
    public static final int LONGEST_TEXT = 5_000_000;

    private static final long MOST_STEPS = 5_000_000;
    private static final long MOST_CHARACTERS = 100_000_000;
    private static final int STEPS_BETWEEN_LOOKS = 4096;

    private final long end;
    private long steps;
    private long characters;

    /** One that ends {@code time} from now. */
    public Budget(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Pays for one step of evaluation. */
    void step(int line) throws ScriptException {
        if (!pays()) {
            throw new ScriptException(
                    line, "takes too long: more than " + MOST_STEPS + " steps, or more time than there is");
        }
    }

    /** Whether one more step is paid for. */
    boolean pays() {
        steps++;
        return steps <= MOST_STEPS && (steps % STEPS_BETWEEN_LOOKS != 0 || System.nanoTime() - end < 0);
    }

    /** Pays for a text of {@code length} characters. */
    void text(int line, long length) throws ScriptException {
        characters += length;
        if (length > LONGEST_TEXT || characters > MOST_CHARACTERS) {
            throw new ScriptException(line, "becomes a text of more than " + LONGEST_TEXT + " characters");
        }
    }
}
