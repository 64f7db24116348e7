package dev.paved.deployer.repository;

/**
 * A version that is there.
 *
 * @param name the tag without its leading {@code v}, or the first twelve digits of the commit
 * @param commit the full id of its commit
 */
public record Version(String name, String commit) {

    private static final int SHORT = 12;

    static Version ofTag(String tag, String commit) {
        return new Version(tag.matches("v\\d.*") ? tag.substring(1) : tag, commit);
    }

    static Version ofCommit(String commit) {
        return new Version(commit.substring(0, SHORT), commit);
    }
}
