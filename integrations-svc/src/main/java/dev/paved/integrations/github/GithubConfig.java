package dev.paved.integrations.github;

import dev.paved.kit.github.GitHubHost;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How this service works with GitHub. */
@ConfigMapping(prefix = "paved.integrations.github")
public interface GithubConfig {

    /** What GitHub signs its deliveries with, as set in the webhook's settings; every delivery is refused without it. */
    Optional<String> webhookSecret();

    /** The label that makes an issue an incident. */
    @WithDefault("incident")
    String incidentLabel();

    /** The label that makes an issue a ticket for operations. */
    @WithDefault("ops")
    String opsLabel();

    /** What GitHub is told of, of {@code deployments}, {@code statuses} and {@code previews}; nothing unless set. */
    Optional<Set<Subject>> tell();

    /** What GitHub may be told of. */
    enum Subject {
        /** Deployments of services, and how they go. */
        DEPLOYMENTS,
        /** The statuses of the commits that are deployed. */
        STATUSES,
        /** Where the previews of pull requests are, as comments. */
        PREVIEWS
    }

    /** Whether it is told of {@code subject}. */
    default boolean tells(Subject subject) {
        return tell().filter(told -> told.contains(subject)).isPresent();
    }

    /** GitHub, or an Enterprise server; the token that it is asked and told with is that of its host. */
    @WithDefault("https://github.com")
    String url();

    /** Where its REST API is; as GitHub has it for {@link #url} unless set. */
    Optional<String> api();

    /** Where it is asked. */
    default GitHubHost host() {
        return new GitHubHost(url(), api());
    }

    /**
     * The ids of webhooks whose deliveries are looked through, by {@code owner/name} or organisation. One that GitHub sent
     * a ping for is known without.
     */
    Map<String, Long> hooks();

    /** How often it is looked whether deliveries did not arrive. */
    @WithDefault("5m")
    Duration lookForMissed();
}
