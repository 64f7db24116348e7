package dev.paved.provisioner.manifest;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Requests as callers send them, and what is read from them. */
final class Requests {

    static final String MANIFEST = """
            apiVersion: platform.myorg.com/v1
            kind: Environment
            metadata: {name: pr-1234}
            spec:
              type: preview            # preview | development | staging | production
              ttl: 7d
              services:
                - {name: api, image: "myorg/api:pr-1234"}
                - {name: frontend, image: "myorg/frontend:pr-1234"}
              databases:
                - {type: postgres, seed: fixtures/demo-data.sql}
            """;

    private static final ProvisionerSettings SETTINGS = new SmallRyeConfigBuilder()
            .withSources(shipped())
            .withMapping(ProvisionerSettings.class)
            .withDefaultValue("paved.provisioner.home", "target")
            .withConverter(
                    Duration.class, 100, text -> Ttl.parse(text).orElseThrow(() -> new IllegalArgumentException(text)))
            .build()
            .getConfigMapping(ProvisionerSettings.class);

    static final SpecReader READER = new SpecReader(
            SETTINGS,
            new TtlLimits(Duration.ofSeconds(5), Duration.ofDays(30), Duration.ofDays(1)),
            new TypePolicies(SETTINGS));

    private Requests() {}

    /** The manifest, where every file that it names is there. */
    static EnvironmentSpec yaml(String text) {
        return yaml(text, "create table note (text text);");
    }

    /** The manifest, where every file that it names holds {@code seed}. */
    static EnvironmentSpec yaml(String text, String seed) {
        return READER.manifest(text, path -> Optional.of(seed)).spec();
    }

    static EnvironmentSpec json(String text) {
        return request(text, "application/json").spec();
    }

    static EnvironmentRequest request(String text, String contentType) {
        return READER.environment(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    private static ConfigSource shipped() {
        try {
            return new PropertiesConfigSource(Requests.class.getClassLoader().getResource("application.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told of a refused request. */
    static List<FieldError> errors(Runnable request) {
        try {
            request.run();
            throw new AssertionError("not refused");
        } catch (RefusedException e) {
            return ((Invalid) e.failure()).errors();
        }
    }
}
