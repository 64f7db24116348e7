package dev.paved.kit.repository;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/** Gives a token to its own host alone, wherever that leads on to. */
public final class HostToken extends UsernamePasswordCredentialsProvider {

    private static final String USER = "x-access-token";

    private final String token;
    private final GitTokens tokens;

    private HostToken(String token, GitTokens tokens) {
        super(USER, token);
        this.token = token;
        this.tokens = tokens;
    }

    /** The token for the host of {@code url}; null where there is none. */
    public static @Nullable CredentialsProvider of(String url, GitTokens tokens) {
        return tokens.token(url).map(token -> new HostToken(token, tokens)).orElse(null);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        return tokens.token(uri.toString()).filter(token::equals).isPresent() && super.get(uri, items);
    }
}
