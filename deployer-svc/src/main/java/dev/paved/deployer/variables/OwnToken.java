package dev.paved.deployer.variables;

import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The identity of this service: what it says who it is with when it asks for what services are given. */
@Singleton
class OwnToken {

    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Optional<Path> file;
    private final Optional<String> token;

    OwnToken(DeployerSettings settings) {
        this.file = settings.tokenFile();
        this.token = settings.token();
    }

    /** Why there is no token. */
    static final class NoToken extends Exception {

        private static final long serialVersionUID = 1;

        NoToken(String message) {
            super(message, null, false, false);
        }
    }

    /** The bearer token, read anew from its file where it is in one: it may have been renewed. */
    String bearer() throws NoToken {
        String bearer = text();
        if (!TOKEN.matcher(bearer).matches()) {
            throw new NoToken("what should be its token is none");
        }
        return bearer;
    }

    private String text() throws NoToken {
        if (file.isPresent()) {
            try {
                return Files.readString(file.get()).strip();
            } catch (IOException e) {
                throw new NoToken("its token can not be read from " + file.get() + " ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
        return token.orElseThrow(
                () -> new NoToken("it has no token of its own; PAVED_DEPLOYER_TOKEN_FILE names the file with one"));
    }
}
