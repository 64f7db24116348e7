package dev.paved.provisioner.manifest;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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

    private static final SpecReader READER = new SpecReader(
            new SmallRyeConfigBuilder()
                    .withMapping(ProvisionerSettings.class)
                    .withDefaultValue("paved.provisioner.home", "target")
                    .withConverter(
                            Duration.class,
                            100,
                            text -> Ttl.parse(text).orElseThrow(() -> new IllegalArgumentException(text)))
                    .build()
                    .getConfigMapping(ProvisionerSettings.class),
            new TtlLimits(
                    Duration.ofSeconds(5),
                    Duration.ofDays(30),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(30)));

    private Requests() {}

    static EnvironmentSpec yaml(String text) {
        return READER.environment(text.getBytes(StandardCharsets.UTF_8), "application/yaml; charset=utf-8");
    }

    static EnvironmentSpec json(String text) {
        return READER.environment(text.getBytes(StandardCharsets.UTF_8), "application/json");
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
