package dev.paved.integrations.github;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what tests ask without a container. */
public final class Translators {
    private Translators() {}

    static Translator of(InstantSource time) {
        GithubConfig config = config(Optional.empty());
        return new Translator(
                new Pushes(time),
                new PullRequests(time),
                new IncidentIssues(time, config),
                new TicketIssues(time, config),
                new Deployments(time),
                new Comments(new SimpleMeterRegistry()));
    }

    /** The settings where nothing is said but {@code secret}. */
    public static GithubConfig config(Optional<String> secret) {
        return new GithubConfig() {
            @Override
            public Optional<String> webhookSecret() {
                return secret;
            }

            @Override
            public String incidentLabel() {
                return "incident";
            }

            @Override
            public String opsLabel() {
                return "ops";
            }

            @Override
            public Optional<Set<Subject>> tell() {
                return Optional.empty();
            }

            @Override
            public String url() {
                return "https://github.com";
            }

            @Override
            public Optional<String> api() {
                return Optional.empty();
            }

            @Override
            public Map<String, Long> hooks() {
                return Map.of();
            }

            @Override
            public Duration lookForMissed() {
                return Duration.ofMinutes(5);
            }
        };
    }
}
