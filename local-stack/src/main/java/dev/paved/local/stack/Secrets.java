package dev.paved.local.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and tokens that the parts of the local stack share, made once and readable by their owner only. */
public record Secrets(PavedHome home) {
    private static final int BYTES = 24;

    /** PostgreSQL's password; it belongs to the data folder it was set in. */
    public String postgresPassword() {
        return secret("postgres-password");
    }

    /** The bearer token of the router's admin API. */
    public String routerToken() {
        return secret("router-token");
    }

    /** What GitHub signs its webhooks with. */
    public String githubWebhookSecret() {
        return secret("github-webhook-secret");
    }

    private String secret(String name) {
        Path file = home.root().resolve(name);
        return StateFile.read(file).map(String::strip).orElseGet(() -> create(file));
    }

    private static String create(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        StateFile.write(file, secret + "\n");
        return secret;
    }
}
