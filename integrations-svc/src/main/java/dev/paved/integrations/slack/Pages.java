package dev.paved.integrations.slack;

import dev.paved.integrations.text.Link;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where people find more. */
record Pages(String baseUrl) {

    Map<String, String> deployment(String id, @Nullable String url) {
        return links("Deployment", at("deployments", id), url);
    }

    Map<String, String> environment(String name, @Nullable String url) {
        return links("Environment", at("environments", name), url);
    }

    Map<String, String> service(String name) {
        return links("Service", at("services", name), null);
    }

    private String at(String kind, String id) {
        return baseUrl + "/api/" + kind + "/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> links(String words, String page, @Nullable String url) {
        Map<String, String> links = new LinkedHashMap<>();
        if (Link.of(page) instanceof String known) {
            links.put(words, known);
        }
        if (Link.of(url) instanceof String open) {
            links.put("Open", open);
        }
        return links;
    }
}
