package dev.paved.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    @Test
    void no_request_needs_a_name_to_be_looked_up() throws IOException {
        // Given
        Properties settings = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(file);
        }

        // Then
        assertThat(settings.getProperty("quarkus.http.proxy.trusted-proxies").split(","))
                .as("networks: whatever else is read as a host's name")
                .isNotEmpty()
                .allMatch(proxy -> proxy.matches("[0-9a-f.:]+/\\d+"));
    }
}
