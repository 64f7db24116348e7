package dev.paved.cli.template;

import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tries one of the platform's golden paths. */
final class RemoteTrial {

    private RemoteTrial() {}

    static Tried of(String name, ApiClient client, Map<String, String> parameters) {
        Map<String, Json> texts = new LinkedHashMap<>();
        parameters.forEach((key, value) -> texts.put(key, new Json.Text(value)));
        Json body = Json.object().with("texts", new Json.Fields(texts));
        return new Tried(client.post(Resource.at("/api/templates").child(name).child("dry-run"), body));
    }
}
