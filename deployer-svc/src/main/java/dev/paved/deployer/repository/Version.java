package dev.paved.deployer.repository;

import java.util.List;
import java.util.stream.Stream;

/**
 * A version that is there.
 *
 * @param name the tag without its leading {@code v}, or the first twelve digits of the commit
 * @param commit the full id of its commit
 * @param other what else it is called: its tag as it stands, or the full id of the commit
 */
public record Version(String name, String commit, String other) {

    private static final int SHORT = 12;

    static Version ofTag(String tag, String commit) {
        return new Version(tag.matches("v\\d.*") ? tag.substring(1) : tag, commit, tag);
    }

    static Version ofCommit(String commit) {
        return new Version(commit.substring(0, SHORT), commit, commit);
    }

    /** What an image of it may be tagged with, the likeliest first. */
    public List<String> tags() {
        return Stream.of(name, other).distinct().toList();
    }
}
