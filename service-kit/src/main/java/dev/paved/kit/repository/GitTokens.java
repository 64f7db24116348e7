package dev.paved.kit.repository;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What private repositories elsewhere are read and written with. */
@ConfigMapping(prefix = "paved.git")
public interface GitTokens {

    /** Tokens by host: {@code paved.git.tokens."github.com"}, or {@code PAVED_GIT_TOKENS__GITHUB_COM_} in the environment. */
    Map<String, String> tokens();

    /** The token for the host of {@code url}; nothing where there is none, or the URL has no host. */
    default Optional<String> token(String url) {
        return host(url).map(tokens()::get);
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
