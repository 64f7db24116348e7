package dev.paved.deployer.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.client.BoundedHttp;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** {@link Registries} with settings of a test. */
final class TestRegistries {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final int CONVERTER_PRIORITY = 200;

    private TestRegistries() {}

    static Registries with(Map<String, String> settings) {
        RegistrySettings read = new SmallRyeConfigBuilder()
                .withMapping(RegistrySettings.class)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build()
                .getConfigMapping(RegistrySettings.class);
        ObjectMapper json = new ObjectMapper();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Registries(new RegistryClient(new BoundedHttp(http), json, read), json, InstantSource.fixed(NOW));
    }

    /** {@code who} is let in at {@code host}. */
    static Map<String, String> credentials(String host, String who, String password) {
        String prefix = "paved.registries.credentials.\"" + host + "\".";
        return Map.of(prefix + "username", who, prefix + "password", password);
    }

    static ImageReference image(String text) {
        return ImageReference.parse(text).orElseThrow();
    }
}
