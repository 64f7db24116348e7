package dev.paved.kit.repository;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What private repositories elsewhere are read and written with. */
@ConfigMapping(prefix = "paved.git")
public interface GitTokens {

    /**
     * Tokens by host, with a colon and the port where a URL has one: {@code paved.git.tokens."github.com"}, or
     * {@code PAVED_GIT_TOKENS__GITHUB_COM_} in the environment.
     */
    Map<String, String> tokens();

    /** The token for the host of {@code url}; nothing where there is none, or it would go over the network as it is. */
    default Optional<String> token(String url) {
        return uri(url).filter(GitTokens::isKeptPrivate).map(uri -> tokens().get(uri.getAuthority()));
    }

    /** The key of the token for {@code url}. */
    static String key(String url) {
        return uri(url).map(URI::getAuthority).orElse(url);
    }

    /** Whether a token for {@code url} would go over the network as nobody else can read it, or stay on this machine. */
    static boolean isPrivate(String url) {
        return uri(url).filter(GitTokens::isKeptPrivate).isPresent();
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isKeptPrivate(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme())
                        && Set.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost()));
    }
}
