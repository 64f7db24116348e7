package dev.paved.cli.context;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The remembered contexts and which of them is in use. Members this version doesn't know are kept. */
record Configuration(Json.Fields json) {

    static final Configuration EMPTY = new Configuration(Json.object());

    Optional<String> current() {
        return json.find("currentContext");
    }

    Optional<SavedContext> find(String name) {
        Json saved = json.at("contexts").at(name);
        return saved.absent() ? Optional.empty() : Optional.of(SavedContext.of(name, saved));
    }

    List<SavedContext> all() {
        List<SavedContext> all = new ArrayList<>();
        saved().forEach((name, saved) -> all.add(SavedContext.of(name, saved)));
        return all;
    }

    Configuration using(String name) {
        return new Configuration(json.with("currentContext", name));
    }

    Configuration with(SavedContext context) {
        Map<String, Json> saved = new LinkedHashMap<>(saved());
        Json.Fields unknown =
                saved.get(context.name()) instanceof Json.Fields before ? withoutIdentity(before) : Json.object();
        saved.put(context.name(), context.json().followedBy(unknown));
        return new Configuration(json.with("contexts", new Json.Fields(saved)));
    }

    Configuration without(String name) {
        Map<String, Json> saved = new LinkedHashMap<>(saved());
        saved.remove(name);
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        members.put("contexts", new Json.Fields(saved));
        members.remove("currentContext", new Json.Text(name));
        return new Configuration(new Json.Fields(members));
    }

    private static Json.Fields withoutIdentity(Json.Fields context) {
        Map<String, Json> members = new LinkedHashMap<>(context.members());
        members.keySet().removeAll(List.of("token", "identity", "home"));
        return new Json.Fields(members);
    }

    private Map<String, Json> saved() {
        return json.at("contexts") instanceof Json.Fields(var members) ? members : Map.of();
    }
}
