package dev.paved.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What docker-compose.yml says. */
record Compose(JsonNode content) {
    static Compose file() {
        return new Compose(Checkout.yaml("docker-compose.yml"));
    }

    JsonNode service(String name) {
        return content.path("services").path(name);
    }

    JsonNode service(Service service) {
        return service(service.id());
    }

    Stream<Map.Entry<String, JsonNode>> services() {
        return content.path("services").properties().stream();
    }

    /** Where the folders and files of this machine, named in either form, are mounted: source and target. */
    static List<Map.Entry<String, String>> mounts(JsonNode service) {
        var mounts = new ArrayList<Map.Entry<String, String>>();
        for (JsonNode volume : service.path("volumes")) {
            if (volume.isObject() && volume.path("type").asText().equals("bind")) {
                mounts.add(Map.entry(
                        volume.path("source").asText(), volume.path("target").asText()));
            } else if (volume.asText().startsWith("./")) {
                String[] parts = volume.asText().split(":");
                mounts.add(Map.entry(parts[0], parts[1]));
            }
        }
        return mounts;
    }
}
