package dev.paved.cli.http;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A service that is not the platform's. It is asked once, and gets nobody's token. */
public final class Elsewhere {
    private static final int EXCERPT = 300;

    private final String name;
    private final URI url;

    /** The service {@code name} at {@code url}. */
    public Elsewhere(String name, URI url) {
        this.name = name;
        this.url = url;
    }

    /** Posts to a path below its URL; throws what a person is to be told unless it is taken. */
    public void post(String path, Json body) {
        try {
            Answer answer = new Transport(new Connection(url, () -> null)).send(Request.post(path, body));
            if (!answer.successful()) {
                throw failure(
                        name + " at " + url + " answered " + answer.status() + ".",
                        new String(answer.body(), StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw failure("No " + name + " answers at " + url + ".", String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException failure(String what, String why) {
        return Failure.of(
                        ExitCode.ERROR,
                        what,
                        why.length() > EXCERPT ? why.substring(0, EXCERPT) + "..." : why,
                        "see whether the URL is right")
                .thrown();
    }
}
