package dev.paved.cli.connect;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Connection;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import java.util.Optional;

/** Who makes a webhook on GitHub, and what with. */
sealed interface Means {

    /** The platform, with the person's token, which it gets for one request. */
    record Token(String token) implements Means {
        /** Without the token. */
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** The platform, with a token of its own. */
    record OfThePlatform() implements Means {}

    /** The person, on GitHub's page. */
    record ByHand() implements Means {}

    /** The token in GITHUB_TOKEN, else the platform's own, else one that the person types. */
    static Means of(Json setup, Shell shell, Connection connection) {
        Optional<String> given = shell.variable("GITHUB_TOKEN");
        if (given.isPresent()) {
            return token(given.get(), connection);
        }
        if (setup.text("hasToken").equals("true")) {
            return new OfThePlatform();
        }
        String typed = shell.terminal().in()
                ? shell.typedUnseen("A token of GitHub that may administer webhooks (empty: set it up by hand): ")
                : "";
        return typed.isBlank() ? new ByHand() : token(typed, connection);
    }

    private static Means token(String token, Connection connection) {
        if (!connection.local() && !"https".equals(connection.server().getScheme())) {
            throw Failure.usage(
                            "The token was not sent: anybody between here and " + connection.server()
                                    + " could read it.",
                            "use the platform's https address, or set the webhook up by hand with --by-hand")
                    .thrown();
        }
        return new Token(token.strip());
    }

    /** The token to send along, if there is one to send. */
    default Optional<String> toSend() {
        return this instanceof Token(String token) ? Optional.of(token) : Optional.empty();
    }
}
