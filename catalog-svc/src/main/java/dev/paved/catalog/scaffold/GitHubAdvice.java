package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.repository.GitTokens;

/** What to do where a token is not enough. */
final class GitHubAdvice {

    private GitHubAdvice() {}

    static String of(CatalogConfig.GitHub config) {
        return "Let the platform team see whether the token paved.git.tokens.\"" + GitTokens.key(config.url())
                + "\" is right: a fine-grained one needs the permissions Administration, Contents and Workflows, a classic"
                + " one the scopes repo and workflow.";
    }
}
