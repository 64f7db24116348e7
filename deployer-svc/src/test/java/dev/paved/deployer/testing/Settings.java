package dev.paved.deployer.testing;

import dev.paved.deployer.DeployerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deployer's settings where there is no Quarkus.
 *
 * @param home the state folder
 * @param drain how long old instances run on
 * @param prometheusUrl where Prometheus is, if anywhere
 */
public record Settings(Path home, Duration drain, Optional<URI> prometheusUrl) implements DeployerSettings {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Those of {@code home}. */
    public Settings(Path home) {
        this(home, Duration.ZERO);
    }

    /** The same; old instances run on for {@code drain}. */
    public Settings(Path home, Duration drain) {
        this(home, drain, Optional.empty());
    }

    /** Those of {@code home}, with a Prometheus at {@code url}. */
    public static Settings withPrometheus(Path home, URI url) {
        return new Settings(home, Duration.ZERO, Optional.of(url));
    }

    @Override
    public TargetKind target() {
        return TargetKind.LOCAL;
    }

    @Override
    public Optional<String> image() {
        return Optional.empty();
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://127.0.0.1");
    }

    @Override
    public Router router() {
        return new Router() {
            @Override
            public URI adminUrl() {
                return baseUrl();
            }

            @Override
            public Optional<String> adminToken() {
                return Optional.empty();
            }
        };
    }

    @Override
    public Prometheus prometheus() {
        return () -> prometheusUrl;
    }

    @Override
    public Optional<Path> tokenFile() {
        return Optional.empty();
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }

    @Override
    public Duration variablesLimit() {
        return LONG;
    }

    @Override
    public Duration variablesCheck() {
        return LONG;
    }

    @Override
    public Set<String> automationGroups() {
        return Set.of();
    }

    @Override
    public Duration queueLimit() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration rolloutLimit() {
        return LONG;
    }

    @Override
    public Duration stepsLimit() {
        return LONG;
    }

    @Override
    public Duration buildLimit() {
        return LONG;
    }

    @Override
    public Duration shiftLimit() {
        return LONG;
    }

    @Override
    public Duration stopLimit() {
        return LONG;
    }

    @Override
    public int healthySuccesses() {
        return 1;
    }

    @Override
    public int firstPort() {
        return 20000;
    }

    @Override
    public int lastPort() {
        return 29999;
    }

    @Override
    public List<String> passEnvironment() {
        return List.of("PATH");
    }
}
