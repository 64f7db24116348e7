package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.model.EntityRef;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The filters that Backstage adds.
 *
 * @see <a href="https://backstage.io/docs/features/software-templates/builtin-filters">Backstage, Built-in Filters</a>
 */
final class BackstageFilters {

    static final Map<String, Filters.Function> ALL = Map.of(
            "parseEntityRef", BackstageFilters::entityRef,
            "parseRepoUrl", (input, given, spot) -> repository(Filters.exactText("parseRepoUrl", input, spot), spot),
            "pick", (input, given, spot) -> input.path(Js.string(given.get(0))),
            "projectSlug",
                    (input, given, spot) -> {
                        JsonNode parts = repository(Filters.exactText("projectSlug", input, spot), spot);
                        return Js.text(parts.path("owner").asText() + "/"
                                + parts.path("repo").asText());
                    });

    private BackstageFilters() {}

    private static JsonNode entityRef(JsonNode input, Given given, Spot spot) throws ScriptException {
        JsonNode defaults = given.get(0);
        String kind = defaults.path("defaultKind").textValue();
        String namespace =
                Objects.requireNonNullElse(defaults.path("defaultNamespace").textValue(), EntityRef.DEFAULT_NAMESPACE);
        try {
            EntityRef ref = EntityRef.parse(Filters.exactText("parseEntityRef", input, spot), kind, namespace);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", ref.kind())
                    .put("namespace", ref.namespace())
                    .put("name", ref.name());
        } catch (EntityRef.Unreadable e) {
            throw spot.fault("gives the filter 'parseEntityRef' a text that " + e.rule());
        }
    }

    private static JsonNode repository(String text, Spot spot) throws ScriptException {
        URI url;
        try {
            url = URI.create("https://" + text);
        } catch (IllegalArgumentException e) {
            throw spot.fault("gives a text that is no repository, as in github.com?owner=shop&repo=cart");
        }
        ObjectNode parts = JsonNodeFactory.instance.objectNode().put("host", url.getAuthority());
        String query = url.getRawQuery();
        for (String pair : (query == null ? "" : query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parts.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        if (!parts.hasNonNull("repo")) {
            throw spot.fault("gives a repository without a name, as in github.com?owner=shop&repo=cart");
        }
        return parts;
    }
}
