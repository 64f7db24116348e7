package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the form of a golden path: pages of fields that hold text, and that the platform or a default fills in. */
final class Form {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(Dialects.getDraft7());

    /** What a request for a service has. */
    private static final Set<String> ASKED_FOR = Set.of("name", "type", "language", "owner", "description");

    private Form() {}

    /** The pages of {@code parameters}, which is one or a list of them. */
    static List<JsonNode> pages(Field parameters) throws InvalidGoldenPath {
        List<Field> fields = parameters.node().isArray() ? parameters.items() : List.of(parameters);
        List<JsonNode> pages = new ArrayList<>();
        for (Field page : fields) {
            check(page);
            pages.add(page.node());
        }
        return pages;
    }

    private static void check(Field page) throws InvalidGoldenPath {
        Field properties = page.at("properties");
        if (!properties.node().isObject()) {
            throw page.fault("must be a JSON Schema with properties, or a list of such pages");
        }
        List<Field> parameters = new ArrayList<>();
        for (var property : properties.node().properties()) {
            Field parameter = properties.at(property.getKey());
            parameter.at("type").must("string");
            parameters.add(parameter);
        }
        checkSchema(page);
        for (Field parameter : parameters) {
            checkDefault(parameter);
        }
        for (String name : page.at("required").texts()) {
            if (!ASKED_FOR.contains(name) && !properties.at(name).node().has("default")) {
                throw properties.at(name).fault("is required and nobody is asked for it, so it must have a default");
            }
        }
    }

    /** Uses the schema once, since much of what is wrong with one shows only then: here, and not to whoever fills it in. */
    private static void checkSchema(Field page) throws InvalidGoldenPath {
        ObjectNode filledIn = JsonNodeFactory.instance.objectNode();
        page.node().path("properties").fieldNames().forEachRemaining(name -> filledIn.put(name, "text"));
        try {
            SCHEMAS.getSchema(page.node()).validate(filledIn);
        } catch (RuntimeException | StackOverflowError e) {
            throw page.fault("must be a JSON Schema that can be used (" + e + ")");
        }
    }

    private static void checkDefault(Field parameter) throws InvalidGoldenPath {
        Field preset = parameter.at("default");
        if (preset.node().isMissingNode()) {
            return;
        }
        Schema schema = SCHEMAS.getSchema(parameter.node());
        if (!schema.validate(preset.node()).isEmpty()) {
            throw preset.fault("must be a text that the parameter's own rules allow");
        }
    }
}
