package dev.paved.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.catalog.model.CatalogFile;
import org.junit.jupiter.api.Test;

class EntityJsonTest {

    @Test
    void entity_is_whole_and_as_it_was_written() {
        // When
        String json = EntityJson.of(CatalogFile.read("""
                        apiVersion: backstage.io/v1alpha1
                        kind: API
                        metadata:
                          name: it
                          mine: [1, -2.50, 0x1F, .inf, true, ~, yes, 2026-01-01, '1']
                        spec:
                          type: openapi
                          lifecycle: production
                          owner: me
                          definition: {$text: ./openapi.yaml}
                        """).entities().getFirst()).toString();

        // Then
        assertThat(json)
                .isEqualTo("{\"apiVersion\":\"backstage.io/v1alpha1\",\"kind\":\"API\",\"metadata\":{\"name\":\"it\","
                        + "\"mine\":[1,-2.50,31,null,true,null,\"yes\",\"2026-01-01\",\"1\"]},"
                        + "\"spec\":{\"type\":\"openapi\",\"lifecycle\":\"production\",\"owner\":\"me\","
                        + "\"definition\":{\"$text\":\"./openapi.yaml\"}}}");
    }
}
