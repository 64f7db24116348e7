package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON Schema, draft 7, as forms use it. Nothing is ever read from another address. */
final class Schemas {

    private static final List<String> PARTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> BRANCHES = List.of("if", "then", "else");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft7(),
            builder -> builder.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .build()));

    private Schemas() {}

    static Schema of(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    /** Adds the properties that {@code schema} speaks of to {@code properties}, the first of a name. */
    static void collect(JsonNode schema, Map<String, JsonNode> properties) {
        if (!schema.isObject()) {
            return;
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> properties.putIfAbsent(entry.getKey(), entry.getValue()));
        PARTS.forEach(part -> schema.path(part).forEach(each -> collect(each, properties)));
        BRANCHES.forEach(branch -> collect(schema.path(branch), properties));
        schema.path("dependencies").forEach(each -> {
            if (each.isObject()) {
                collect(each, properties);
            }
        });
    }

    /** Puts the defaults of {@code schema} into {@code inputs} where they have nothing, also within objects that are there. */
    static void fillIn(JsonNode schema, ObjectNode inputs) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode preset = property.getValue().path("default");
            if (!inputs.has(property.getKey()) && !preset.isMissingNode()) {
                inputs.set(property.getKey(), preset.deepCopy());
            }
            if (inputs.path(property.getKey()) instanceof ObjectNode nested) {
                fillIn(property.getValue(), nested);
            }
        }
    }
}
