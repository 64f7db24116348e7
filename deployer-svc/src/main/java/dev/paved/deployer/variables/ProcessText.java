package dev.paved.deployer.variables;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What can be an environment variable of a process: what {@code charset}, in which this one hands them over, has no
 * character for would silently become another text.
 */
record ProcessText(Charset charset) {

    /** By the locale that this process was started in. */
    static ProcessText ofThisProcess() {
        return new ProcessText(
                Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.US_ASCII.name())));
    }

    /** Why no process can have {@code value} as {@code name}; never with the value. */
    Optional<String> obstacle(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            return Optional.of("there is a variable among it that no process can have");
        }
        return charset.newEncoder().canEncode(name) && charset.newEncoder().canEncode(value)
                ? Optional.empty()
                : Optional.of(
                        "there is a variable among it with characters that the deployer can not hand over, since it was started in"
                                + " a locale of the character set " + charset + ". Start it with LC_ALL=C.UTF-8");
    }
}
