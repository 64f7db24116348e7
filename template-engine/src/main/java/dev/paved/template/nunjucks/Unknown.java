package dev.paved.template.nunjucks;

import java.util.Collection;

/** The error of a name that nothing has. */
final class Unknown {

    private static final int MOST = 30;

    private Unknown() {}

    static ScriptException of(int line, String name, Collection<String> known) {
        String names = String.join(", ", known.stream().limit(MOST).toList());
        return new ScriptException(
                line,
                "'" + name + "' is unknown; " + (known.isEmpty() ? "nothing is known there" : "known are " + names));
    }
}
