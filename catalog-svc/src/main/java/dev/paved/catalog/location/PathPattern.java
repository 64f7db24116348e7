package dev.paved.catalog.location;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A path with {@code *}, {@code **}, {@code ?} and {@code {a,b}}; {@code **} with a slash may stand for no folder at all.
 *
 * @param text the pattern, with slashes
 */
record PathPattern(String text) {

    /** Whether it is a plain path. */
    boolean isPlain() {
        return text.chars().noneMatch(c -> "*?{[".indexOf(c) >= 0);
    }

    /** The folder that everything it means is in; empty for the root of all. */
    String folder() {
        int special = 0;
        while (special < text.length() && "*?{[".indexOf(text.charAt(special)) < 0) {
            special++;
        }
        int slash = text.lastIndexOf('/', special - 1);
        return slash < 0 ? "" : text.substring(0, slash);
    }

    /**
     * Whether {@code path} is meant.
     *
     * @throws SourceUnreadable where it is no pattern
     */
    boolean matches(String path) throws SourceUnreadable {
        try {
            Path candidate = Path.of(path);
            return matcher(text).matches(candidate)
                    || text.contains("**/") && matcher(text.replace("**/", "")).matches(candidate);
        } catch (PatternSyntaxException | InvalidPathException e) {
            throw new SourceUnreadable("'" + text + "' is no pattern of paths: " + e.getMessage());
        }
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
