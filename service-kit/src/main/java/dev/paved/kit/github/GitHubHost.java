package dev.paved.kit.github;

import dev.paved.kit.repository.GitTokens;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * GitHub, or an Enterprise server. Its token is {@code paved.git.tokens."HOST"}.
 *
 * @param url where its repositories are
 * @param api where its REST API is; as GitHub has it for {@code url} where it is not said
 */
public record GitHubHost(String url, Optional<String> api) {

    private static final String PUBLIC = "https://github.com";

    /** Slashes at the end say nothing. */
    public GitHubHost {
        url = bare(url);
        api = api.map(GitHubHost::bare);
    }

    private static String bare(String address) {
        return address.strip().replaceFirst("/+$", "");
    }

    /** Where its REST API is. */
    public String apiUrl() {
        return api.orElseGet(() -> url.equals(PUBLIC) ? "https://api.github.com" : url + "/api/v3");
    }

    /**
     * Refuses to go on where it could never be asked, or another would be told its token.
     *
     * @param setting what needs it, and is set
     * @param apiSetting what its API is set with
     * @param purpose what the token is for: {@code to make repositories at}
     */
    public void require(GitTokens tokens, String setting, String apiSetting, String purpose) {
        if (tokens.token(url).isEmpty()) {
            throw new IllegalStateException(setting + " is set, and there is no token " + purpose + " " + url
                    + " with: set paved.git.tokens.\"" + GitTokens.key(url) + "\" too.");
        }
        requireOneHost(apiSetting);
    }

    /**
     * Refuses to go on where others would be told its token: where its API, which {@code apiSetting} says, is another host's,
     * or either is asked by something else than {@code https}, and is not on this machine.
     */
    public void requireOneHost(String apiSetting) {
        String host = host(url);
        if (!List.of(host, "api." + host).contains(host(apiUrl()))) {
            throw new IllegalStateException(apiSetting + ", " + apiUrl() + ", is not of " + url
                    + ", and would be told its token: set both, or leave it out.");
        }
        for (String address : List.of(url, apiUrl())) {
            if (!GitTokens.isPrivate(address)) {
                throw new IllegalStateException("GitHub's address " + address
                        + " is not asked by https, and would be told its token in the clear: set one that begins with https:// as "
                        + apiSetting + ", or as the url beside it.");
            }
        }
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            if (host != null) {
                return host;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalStateException("GitHub is to be at '" + address
                + "', which names no host: set an address such as https://github.com, or leave it out.");
    }
}
