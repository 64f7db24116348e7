package dev.paved.integrations.github.out;

import dev.paved.kit.github.GitHubHost;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What GitHub is told. The token is {@code paved.git.tokens."HOST"}, by the host of {@link #url}. */
@ConfigMapping(prefix = "paved.integrations.github")
interface OutConfig {

    /** What it is told of, of {@code deployments}, {@code statuses} and {@code previews}; nothing unless set. */
    Optional<Set<Subject>> tell();

    /** Where the repositories are, without a slash at the end: GitHub, or an Enterprise server. */
    @WithDefault("https://github.com")
    String url();

    /** Where its REST API is; as GitHub has it for {@link #url} unless set. */
    Optional<String> api();

    /** Where it is asked. */
    default GitHubHost host() {
        return new GitHubHost(url(), api());
    }

    /** Whether it is told of {@code subject}. */
    default boolean tells(Subject subject) {
        return tell().filter(told -> told.contains(subject)).isPresent();
    }

    /** What GitHub may be told of. */
    enum Subject {
        /** Deployments of services, and how they go. */
        DEPLOYMENTS,
        /** The statuses of the commits that are deployed. */
        STATUSES,
        /** Where the previews of pull requests are, as comments. */
        PREVIEWS
    }
}
