package dev.paved.deployer.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paved.deployer.strategy.Strategy;
import dev.paved.deployer.strategy.StrategyProblem;
import dev.paved.deployer.strategy.StrategyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code platform.yaml}. */
final class ManifestReader {

    static final String FILE = "platform.yaml";

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper STRICT = new YAMLMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> RESOURCES = List.of("cpu", "memory");
    private static final List<String> FIELDS = List.of(
            "run", "build", "port", "health", "healthTimeout", "image", "replicas", "resources", "migration", "deploy");
    private static final String OWN = "x-";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4})(s|m)");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern CPU = Pattern.compile("[1-9]\\d{0,5}m?|\\d{1,3}\\.\\d{1,3}");
    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d{0,5}(Ki|Mi|Gi|k|M|G)");
    private static final int MOST_REPLICAS = 100;
    private static final int LONGEST_NAME = 100;
    static final long LARGEST = 64 * 1024;

    private ManifestReader() {}

    static ServiceManifest read(Path checkout) throws ManifestProblem, IOException {
        Path file = checkout.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ManifestProblem("The repository has no " + FILE
                    + " at this version; it says how the service runs, for example:\nrun: [node, server.js]");
        }
        if (Files.size(file) > LARGEST) {
            throw new ManifestProblem(FILE + " is larger than " + LARGEST / 1024 + " KB.");
        }
        return parse(Files.readString(file));
    }

    /** What {@code text} says of releases, whatever it says of running it. */
    static Declared declared(String text) throws ManifestProblem {
        JsonNode root = root(text, YAML);
        return new Declared(strategy(root), migration(root));
    }

    /**
     * Refuses {@code text} where something in it would go unheard: a misspelt field, one that is there twice, or a second
     * document.
     */
    static void check(String text) throws ManifestProblem {
        JsonNode root = root(text, STRICT);
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!FIELDS.contains(field.getKey()) && !field.getKey().startsWith(OWN)) {
                throw unknown(field.getKey(), String.join(", ", FIELDS) + "; what begins with " + OWN + " is yours");
            }
        }
        for (Map.Entry<String, JsonNode> field : root.path("resources").properties()) {
            if (!RESOURCES.contains(field.getKey())) {
                throw unknown("resources." + field.getKey(), "resources." + String.join(", resources.", RESOURCES));
            }
        }
    }

    private static ManifestProblem unknown(String field, String known) {
        return new ManifestProblem(FILE + ": `" + field + "` is no field of it. There are " + known + ".");
    }

    static ServiceManifest parse(String text) throws ManifestProblem {
        JsonNode root = root(text, YAML);
        List<String> run = command(root, "run");
        if (run.isEmpty()) {
            throw wrong("run", "is missing; it is the command that starts the service", "run: [node, server.js]");
        }
        return new ServiceManifest(
                run,
                command(root, "build"),
                port(root),
                health(root),
                timeout(root),
                replicas(root),
                resources(root),
                strategy(root),
                migration(root));
    }

    private static JsonNode root(String text, ObjectMapper yaml) throws ManifestProblem {
        JsonNode root;
        try {
            root = yaml.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ManifestProblem(FILE + " is not valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable") + " (line "
                    + e.getLocation().getLineNr() + ")");
        }
        if (!root.isObject()) {
            throw new ManifestProblem(FILE + " must hold fields, for example `run: [node, server.js]`.");
        }
        return root;
    }

    private static List<String> command(JsonNode root, String field) throws ManifestProblem {
        JsonNode node = root.path(field);
        List<String> words = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return words;
        }
        for (JsonNode word : node) {
            if (!word.isValueNode()
                    || word.isNull()
                    || word.asText().isEmpty()
                    || word.asText().indexOf('\0') >= 0) {
                words.clear();
                break;
            }
            words.add(word.asText());
        }
        if (!node.isArray() || words.isEmpty()) {
            throw wrong(field, "must be a list of the program and its arguments", field + ": [npm, start]");
        }
        return words;
    }

    private static String port(JsonNode root) throws ManifestProblem {
        String port = root.path("port").asText("PORT");
        if (!port.matches("[A-Za-z_][A-Za-z0-9_]{0,63}") || port.startsWith("PAVED_")) {
            throw wrong("port", "must be the name of the environment variable for the port", "port: PORT");
        }
        return port;
    }

    private static String health(JsonNode root) throws ManifestProblem {
        String health = root.path("health").asText("/health");
        if (!health.matches("/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}){0,200}")) {
            throw wrong("health", "must be the path that answers when the service is ready", "health: /health");
        }
        return health;
    }

    private static Duration timeout(JsonNode root) throws ManifestProblem {
        Matcher given = DURATION.matcher(root.path("healthTimeout").asText("30s"));
        if (given.matches()) {
            long count = Long.parseLong(given.group(1));
            Duration timeout = given.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count);
            if (timeout.isPositive() && timeout.compareTo(LONGEST) <= 0) {
                return timeout;
            }
        }
        throw wrong("healthTimeout", "must be 1s to 10m", "healthTimeout: 30s");
    }

    private static @Nullable Migration migration(JsonNode root) throws ManifestProblem {
        JsonNode migration = root.path("migration");
        if (migration.isMissingNode()) {
            return null;
        }
        JsonNode name = migration.path("name");
        JsonNode reversible = migration.path("reversible");
        String text = name.isValueNode() && !name.isNull() ? name.asText().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST_NAME || !reversible.isBoolean() || migration.size() != 2) {
            throw wrong(
                    "migration",
                    "must say its name, up to " + LONGEST_NAME + " characters, and whether it is reversible",
                    "migration: {name: V12, reversible: false}");
        }
        return new Migration(text, reversible.asBoolean());
    }

    private static int replicas(JsonNode root) throws ManifestProblem {
        JsonNode replicas = root.path("replicas");
        if (replicas.isMissingNode()) {
            return 1;
        }
        if (!replicas.isInt() || replicas.asInt() < 1 || replicas.asInt() > MOST_REPLICAS) {
            throw wrong("replicas", "must be a number from 1 to " + MOST_REPLICAS, "replicas: 2");
        }
        return replicas.asInt();
    }

    private static ServiceManifest.Resources resources(JsonNode root) throws ManifestProblem {
        JsonNode resources = root.path("resources");
        if (!resources.isMissingNode() && !resources.isObject()) {
            throw wrong("resources", "must say cpu, memory or both", "resources: {cpu: 250m, memory: 512Mi}");
        }
        return new ServiceManifest.Resources(
                quantity(resources, "cpu", CPU, "250m"), quantity(resources, "memory", MEMORY, "512Mi"));
    }

    private static @Nullable String quantity(JsonNode resources, String field, Pattern form, String example)
            throws ManifestProblem {
        JsonNode quantity = resources.path(field);
        if (quantity.isMissingNode()) {
            return null;
        }
        if (!form.matcher(quantity.asText()).matches()) {
            throw wrong("resources." + field, "must be a quantity of Kubernetes", field + ": " + example);
        }
        return quantity.asText();
    }

    private static Strategy strategy(JsonNode root) throws ManifestProblem {
        try {
            return StrategyReader.read(root.path("deploy"));
        } catch (StrategyProblem e) {
            throw new ManifestProblem(FILE + ": " + e.getMessage());
        }
    }

    private static ManifestProblem wrong(String field, String what, String example) {
        return new ManifestProblem(FILE + ": `" + field + "` " + what + ", for example `" + example + "`.");
    }
}
