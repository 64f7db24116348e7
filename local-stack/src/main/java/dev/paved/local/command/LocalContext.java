package dev.paved.local.command;

import dev.paved.local.json.Json;
import dev.paved.local.json.JsonException;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import dev.paved.local.stack.StateFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line's context "local": it signs its own tokens, so that nobody needs to log in. Other contexts stay. */
record LocalContext(PavedHome home) {
    static final String NAME = "local";

    private static final String CURRENT = "currentContext";

    /** What is wrong with the file of the contexts: nobody's contexts are lost to a slip of the pen. */
    Optional<String> trouble() {
        try {
            load();
            return Optional.empty();
        } catch (JsonException e) {
            return Optional.of("The contexts in " + home.cliConfig() + " are damaged: " + e.getMessage()
                    + ". Repair the file, or move it away to begin with new ones.");
        }
    }

    /** Writes the context, and gives the name of the one that is in use. */
    String refresh(StackSettings settings) {
        Map<String, @Nullable Object> config = load();
        var contexts = new LinkedHashMap<String, @Nullable Object>(Json.object(config.get("contexts")));
        var local = new LinkedHashMap<String, @Nullable Object>(Json.object(contexts.get(NAME)));
        local.put("server", settings.baseUrl());
        local.put("identity", NAME);
        local.put("home", home.root().toString());
        contexts.put(NAME, local);
        config.putIfAbsent(CURRENT, NAME);
        config.put("contexts", contexts);
        StateFile.writeJson(home.cliConfig(), config);
        return String.valueOf(config.get(CURRENT));
    }

    private Map<String, @Nullable Object> load() {
        return new LinkedHashMap<>(
                StateFile.read(home.cliConfig()).map(Json::parseObject).orElse(Map.of()));
    }
}
