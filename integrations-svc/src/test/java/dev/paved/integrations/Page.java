package dev.paved.integrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the documentation. */
public record Page(String text) {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile(" -d '(.*?\\})'\n", Pattern.DOTALL);

    /** The page {@code name}, below the folder of the documentation. */
    public static Page named(String name) {
        try {
            return new Page(Files.readString(DOCS.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of code in {@code language}. */
    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter((MatchResult block) -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    /** What the command sends that posts to {@code path}, at one time or other. */
    public String body(String path) {
        String command = blocks("bash").stream()
                .filter(block -> block.contains(path))
                .findFirst()
                .orElseThrow();
        return BODY.matcher(command)
                .results()
                .map((MatchResult body) -> body.group(1))
                .findFirst()
                .orElseThrow()
                .replace("'\"$(date -u +%FT%TZ)\"'", "2026-11-20T16:00:00Z");
    }
}
