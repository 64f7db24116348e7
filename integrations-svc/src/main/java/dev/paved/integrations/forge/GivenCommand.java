package dev.paved.integrations.forge;

import dev.paved.events.PullRequestCommand;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that somebody wrote into a comment.
 *
 * @param argument what stands behind it; null where nothing does
 */
public record GivenCommand(
        PullRequestCommand command, @Nullable String argument) {
    private static final Pattern FIRST_LINE = Pattern.compile(
            "\\s*/(?<name>preview|extend)(?:[ \\t]+(?<argument>[A-Za-z0-9]{1,20}))?[ \\t]*(?:\\R.*)?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** The command that {@code comment} has as its first line, with nothing else there; empty where it has none. */
    public static Optional<GivenCommand> in(@Nullable String comment) {
        if (comment == null) {
            return Optional.empty();
        }
        Matcher line = FIRST_LINE.matcher(comment);
        if (!line.matches()) {
            return Optional.empty();
        }
        boolean preview = line.group("name").toLowerCase(Locale.ROOT).equals("preview");
        return Optional.of(new GivenCommand(
                preview ? PullRequestCommand.PREVIEW : PullRequestCommand.EXTEND, line.group("argument")));
    }
}
