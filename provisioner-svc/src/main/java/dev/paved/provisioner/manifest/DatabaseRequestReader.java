package dev.paved.provisioner.manifest;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request for a database, and refuses what is not right with every wrong field, its rule and an example. */
@Singleton
public class DatabaseRequestReader {

    /** The largest seed, in bytes of UTF-8. */
    public static final int LARGEST_SEED = 1024 * 1024;

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int LONGEST_SERVICE = 63;
    private static final int LONGEST_FILE = 1_000;
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final List<String> TYPES = List.of("postgres");
    private static final String SERVICE_RULE = "must be a service's name: 1 to " + LONGEST_SERVICE
            + " letters, digits, hyphens, dots and underscores, a letter or digit at both ends; for example hello";
    private static final String EXAMPLE =
            "{\"service\": \"hello\", \"environment\": \"staging\", \"type\": \"postgres\", \"size\": \"small\"}";

    /**
     * The database that {@code body} asks for: {@code {service, environment, type, size, seed, seedFile}}, of which all but
     * the first two may be left out.
     *
     * @throws RefusedException with every wrong field
     */
    public DatabaseRequest read(byte[] body) {
        if (body.length > LARGEST) {
            throw Document.unreadable("It has " + body.length + " bytes; a request for a database has at most "
                    + LARGEST + ", its seed at most " + LARGEST_SEED + ".");
        }
        List<FieldError> errors = new ArrayList<>();
        Document document = JsonText.read(new String(body, StandardCharsets.UTF_8));
        Fields fields = Fields.of(document, EXAMPLE, errors);
        Document.refuse(errors);
        DatabaseRequest request = request(fields.only("service", "environment", "type", "size", "seed", "seedFile"));
        Document.refuse(errors);
        return request;
    }

    private static DatabaseRequest request(Fields fields) {
        return new DatabaseRequest(
                service(fields),
                FieldRules.label(fields, "environment", "staging").orElse(""),
                fields.choice("type", TYPES).orElse(TYPES.getFirst()),
                fields.choice("size", DatabaseSize.words())
                        .map(DatabaseSize::of)
                        .orElse(DatabaseSize.SMALL),
                seed(fields),
                seedFile(fields));
    }

    private static String service(Fields fields) {
        Optional<String> given = fields.required("service", SERVICE_RULE);
        given.filter(text -> text.length() > LONGEST_SERVICE
                        || !SERVICE.matcher(text).matches())
                .ifPresent(text -> fields.wrong("service", SERVICE_RULE));
        return given.orElse("");
    }

    private static @Nullable String seed(Fields fields) {
        String rule = "must be SQL, at most " + LARGEST_SEED + " bytes, for example create table note (text text);";
        Optional<String> given = fields.optional("seed", rule);
        given.filter(DatabaseRequestReader::isNoSeed).ifPresent(text -> fields.wrong("seed", rule));
        return given.map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text)
                .orElse(null);
    }

    private static @Nullable String seedFile(Fields fields) {
        String rule = "must be the name of the file that the seed is from, at most " + LONGEST_FILE
                + " characters, for example fixtures/demo-data.sql";
        Optional<String> given = fields.optional("seedFile", rule);
        given.filter(name -> name.isBlank()
                        || name.length() > LONGEST_FILE
                        || name.chars().anyMatch(Character::isISOControl))
                .ifPresent(name -> fields.wrong("seedFile", rule));
        return given.orElse(null);
    }

    static boolean isNoSeed(String text) {
        return text.isBlank() || text.indexOf('\0') >= 0 || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_SEED;
    }
}
