package dev.paved.kit.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;

/** Between an operation's row and its public form. */
@Singleton
class OperationJson {

    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final ObjectMapper json;

    OperationJson(ObjectMapper json) {
        this.json = json;
    }

    Operation read(OperationEntity row) {
        try {
            return new Operation(
                    row.id,
                    row.kind,
                    row.subject,
                    row.status,
                    json.readValue(row.steps, STEPS),
                    row.result == null ? null : json.readTree(row.result),
                    row.error == null ? null : json.readValue(row.error, OperationError.class),
                    row.requestedBy,
                    row.createdAt,
                    row.updatedAt,
                    row.deadline);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("operation " + row.id + " is unreadable", e);
        }
    }

    List<Step> steps(OperationEntity row) {
        return read(row).steps();
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON: " + value, e);
        }
    }
}
