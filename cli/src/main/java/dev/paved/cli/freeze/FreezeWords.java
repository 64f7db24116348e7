package dev.paved.cli.freeze;

import dev.paved.cli.json.Json;

/** How a freeze is told. */
final class FreezeWords {
    private FreezeWords() {}

    /** "production", or "hello in production". */
    static String what(Json freeze) {
        return freeze.find("service")
                .map(service -> service + " in " + freeze.text("environment"))
                .orElse(freeze.text("environment"));
    }
}
