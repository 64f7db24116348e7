package dev.paved.catalog.location;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule for how a repository is named that the catalog reads: by a URL, or by the absolute path of a local one. */
public final class RepositoryUrl {

    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^/\\s]\\S*");
    private static final Pattern TOKEN = Pattern.compile("(?i)(https?://)[^/?#]*@(([^/?#]*).*)");
    private static final Pattern PASSWORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#@]*:[^/?#]*@.*");

    private RepositoryUrl() {}

    /** Whether {@code text} says where a repository is, so that it can be read. */
    public static boolean isReadable(String text) {
        return text.startsWith("/") ? isClean(text) : SCP.matcher(text).matches() || isUrl(text);
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() != null
                    && uri.getScheme().matches("https?|ssh|git")
                    && uri.getHost() != null
                    && uri.getPath().length() > 1
                    && isClean(uri.getPath())
                    && secret(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Why {@code text} must not be kept, with what to do instead: it has a password or a token. */
    public static Optional<String> secret(String text) {
        Matcher token = TOKEN.matcher(text);
        if (token.matches()) {
            return Optional.of("must have no user, password or token in it, for all may see it: configure"
                    + " paved.git.tokens.\"" + token.group(3) + "\", and name it " + token.group(1) + token.group(2));
        }
        return PASSWORD.matcher(text).matches()
                ? Optional.of("must have no password in it, for all may see it, for example"
                        + " ssh://git@github.com/acme/shop.git")
                : Optional.empty();
    }

    /** Whether {@code path} has no folders {@code .} and {@code ..}, and no control characters. */
    static boolean isClean(String path) {
        return path.chars().noneMatch(Character::isISOControl)
                && !("/" + path + "/").contains("/../")
                && !("/" + path + "/").contains("/./");
    }
}
