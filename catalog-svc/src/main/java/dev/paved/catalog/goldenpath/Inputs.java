package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.paved.kit.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completes and checks what is filled into a golden path's form. */
public final class Inputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(Dialects.getDraft7());

    private Inputs() {}

    /** {@code given} with the defaults of the parameters of {@code path} that were not given. */
    public static Map<String, String> complete(GoldenPath path, Map<String, String> given) {
        Map<String, String> complete = new LinkedHashMap<>();
        for (JsonNode page : path.parameters()) {
            for (var property : page.path("properties").properties()) {
                JsonNode preset = property.getValue().path("default");
                if (!preset.isMissingNode()) {
                    complete.put(property.getKey(), preset.asText());
                }
            }
        }
        complete.putAll(given);
        return complete;
    }

    /** What is wrong with {@code inputs} by the JSON Schemas of {@code path}; nothing if all is well. */
    public static List<FieldError> faults(GoldenPath path, Map<String, String> inputs) {
        List<FieldError> faults = new ArrayList<>();
        for (JsonNode page : path.parameters()) {
            Schema schema = SCHEMAS.getSchema(page);
            for (Error error : schema.validate(JSON.valueToTree(inputs))) {
                faults.add(new FieldError(error.getInstanceLocation().toString(), error.getMessage()));
            }
        }
        return faults;
    }
}
