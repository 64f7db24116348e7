package dev.paved.deployer.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image, as container engines read it: without a registry it is Docker Hub's, and there without an owner
 * it is one of {@code library}; with neither tag nor digest it is the tag {@code latest}.
 *
 * @param registry the registry's host, with its port where that is given
 * @param repository the path within the registry
 * @param tag null where only the digest is given
 * @param digest what the image is, whatever its tag names; null where only the tag is given
 * @see <a href="https://github.com/distribution/reference">the grammar of references</a>
 */
public record ImageReference(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable String digest) {

    /** The registry of images that name none. */
    public static final String DOCKER_HUB = "docker.io";

    private static final String LATEST = "latest";
    private static final int LONGEST = 255;

    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?";
    private static final Pattern GRAMMAR = Pattern.compile("(?:(?<host>" + HOST + ")/)?"
            + "(?<path>" + PART + "(?:/" + PART + ")*)"
            + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?");

    /** What {@code text} names; nothing where it is no name of an image. */
    public static Optional<ImageReference> parse(String text) {
        if (text.length() > LONGEST + LONGEST) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean named = first.contains(".") || first.contains(":") || "localhost".equals(first) || isMixedCase(first);
        Matcher matcher = GRAMMAR.matcher(named || slash < 0 ? text : DOCKER_HUB + "/" + text);
        if (slash < 0) {
            matcher = GRAMMAR.matcher(DOCKER_HUB + "/library/" + text);
        }
        if (!matcher.matches() || matcher.group("path").length() > LONGEST) {
            return Optional.empty();
        }
        String digest = matcher.group("digest");
        String tag = matcher.group("tag");
        String host = "index.docker.io".equals(matcher.group("host")) ? DOCKER_HUB : matcher.group("host");
        String path = matcher.group("path");
        boolean official = DOCKER_HUB.equals(host) && !path.contains("/");
        return Optional.of(new ImageReference(
                host, official ? "library/" + path : path, tag == null && digest == null ? LATEST : tag, digest));
    }

    private static boolean isMixedCase(String text) {
        return !text.equals(text.toLowerCase(java.util.Locale.ROOT));
    }

    /** The same image, whatever its tag may name later. */
    public ImageReference pinned(String to) {
        return new ImageReference(registry, repository, tag, to);
    }

    /** Where it is, without what it is called there. */
    String name() {
        return registry + "/" + repository;
    }

    /** What the registry is asked for: the digest, if there is one. */
    String wanted() {
        return digest == null ? String.valueOf(tag) : digest;
    }

    @Override
    public String toString() {
        return name() + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
