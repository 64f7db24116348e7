package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a database.
 *
 * @param service the service it is for
 * @param environment the environment it belongs to, and goes with
 * @param type its kind: {@code postgres}
 * @param seed SQL that fills it, once; null where it starts empty
 * @param seedFile what the caller calls the file that the seed is from; null where nothing was said
 */
public record DatabaseRequest(
        String service,
        String environment,
        String type,
        DatabaseSize size,
        @Nullable String seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String seedFile) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./~@%+=:,-]+");

    /** One whose seed is from no file that is known. */
    public DatabaseRequest(String service, String environment, String type, DatabaseSize size, @Nullable String seed) {
        this(service, environment, type, size, seed, null);
    }

    /** The command line that asks for it; empty where it has a seed of which no file is known. */
    public Optional<String> command() {
        String bare = "platform database create " + service + " --env " + environment
                + (size == DatabaseSize.SMALL ? "" : " --size " + size.word());
        if (seed == null) {
            return Optional.of(bare);
        }
        return Optional.ofNullable(seedFile).map(file -> bare + " --seed " + quoted(file));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Without the seed: it may hold what is nobody's business. */
    @Override
    public String toString() {
        return "database of " + service + " in " + environment + ", " + type + ", " + size;
    }
}
