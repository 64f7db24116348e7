package dev.paved.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaChannelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/microprofile-config.properties", "application.properties"})
    void whoever_reads_waits_for_as_long_as_kafka_is_away(String file) throws IOException {
        Properties settings = new Properties();
        try (InputStream in = KafkaChannelsTest.class.getClassLoader().getResourceAsStream(file)) {
            settings.load(in);
        }

        assertThat(settings.stringPropertyNames())
                .filteredOn(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(".connector"))
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(settings.getProperty(name.replace(".connector", ".default.api.timeout.ms")))
                                .isEqualTo(String.valueOf(Integer.MAX_VALUE)));
    }
}
