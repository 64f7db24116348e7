package dev.paved.metrics.fact;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The files a commit touched, one a line, in the order of the source; empty where they are not known.
 *
 * @param lines relative to the root of the repository
 */
public record Paths(String lines) {

    /** Nobody told. */
    public static final Paths UNKNOWN = new Paths("");

    static Paths of(Collection<String> paths) {
        return paths.isEmpty() ? UNKNOWN : new Paths(String.join("\n", paths));
    }

    /** A commit's files never change: the one that is known, and of two that differ the greater. */
    Paths join(Paths other) {
        return Join.greatestOf(lines, other.lines).equals(lines) ? this : other;
    }

    /** Whether it is known which files they are. */
    public boolean known() {
        return !lines.isEmpty();
    }

    /** Whether one of them is {@code folder}, or in it. */
    public boolean touch(String folder) {
        return lines.lines()
                .anyMatch(path -> path.startsWith(folder)
                        && (path.length() == folder.length() || path.charAt(folder.length()) == '/'));
    }

    /** {@code path} as Git writes a folder: without slashes at its ends; null for the root. */
    static @Nullable String folder(@Nullable String path) {
        String trimmed = path == null ? "" : path.strip().replace('\\', '/');
        while (trimmed.startsWith("/") || trimmed.startsWith("./")) {
            trimmed = trimmed.substring(trimmed.indexOf('/') + 1);
        }
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.isEmpty() || trimmed.equals(".") ? null : trimmed;
    }
}
