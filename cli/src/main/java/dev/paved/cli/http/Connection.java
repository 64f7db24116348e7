package dev.paved.cli.http;

import java.net.URI;

/**
 * Where the platform is and who is asking.
 *
 * @param server the base URL
 * @param credential who is asking
 */
public record Connection(URI server, Credential credential) {

    /** Whether the server is this machine. */
    public boolean local() {
        String host = server.getHost();
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }
}
