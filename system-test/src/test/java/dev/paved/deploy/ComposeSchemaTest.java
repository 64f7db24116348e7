package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComposeSchemaTest {

    @Test
    void the_compose_file_fits_the_compose_specification() throws IOException {
        // Given
        Schema specification = specification();

        // When
        var errors = specification.validate(Compose.file().content());

        // Then
        assertThat(errors).extracting(Error::toString).isEmpty();
    }

    @Test
    void the_schema_refuses_what_the_specification_does_not_know() throws IOException {
        // Given
        JsonNode wrong = Compose.file().content().deepCopy();
        ((ObjectNode) wrong.path("services").path("kafka")).put("imagine", "apache/kafka");

        // When
        var errors = specification().validate(wrong);

        // Then
        assertThat(errors)
                .extracting(Error::toString)
                .anySatisfy(error -> assertThat(error).contains("imagine"));
    }

    private static Schema specification() throws IOException {
        try (var file = ComposeSchemaTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
            var schema = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(file));
            schema.remove("$schema");
            schema.remove("$id");
            return SchemaRegistry.withDefaultDialect(Dialects.getDraft7()).getSchema(schema);
        }
    }
}
