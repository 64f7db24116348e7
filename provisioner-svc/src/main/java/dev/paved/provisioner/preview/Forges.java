package dev.paved.provisioner.preview;

import dev.paved.kit.repository.RepositoryKey;
import dev.paved.provisioner.ProvisionerSettings;
import jakarta.inject.Singleton;

/** Tells repositories apart that several forges call alike: those that name no host are on the platform's own. */
@Singleton
class Forges {

    private final String own;

    Forges(ProvisionerSettings settings) {
        this.own = settings.previews().forge();
    }

    RepositoryKey key(String repository) {
        return RepositoryKey.among(repository, own);
    }

    PullRequest pullRequest(String repository, int number) {
        return new PullRequest(repository, key(repository), number);
    }
}
