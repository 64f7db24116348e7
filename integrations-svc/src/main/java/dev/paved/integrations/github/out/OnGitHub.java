package dev.paved.integrations.github.out;

import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.repository.RepositoryKey;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the repositories on the GitHub that is told from those elsewhere. */
@Singleton
final class OnGitHub {

    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}/[\\w.-]{1,100}");

    private final Optional<String> host;

    OnGitHub(GithubConfig config) {
        host = RepositoryKey.host(config.url());
    }

    /** {@code owner/name} of {@code repository}; nothing where it is elsewhere. One that names no host is there. */
    Optional<String> name(String repository) {
        String text = repository.strip();
        boolean there = RepositoryKey.host(text).isEmpty()
                ? NAME.matcher(text).matches()
                : RepositoryKey.host(text).equals(host);
        return Optional.of(RepositoryKey.of(text))
                .filter(key -> there && !key.isLocal())
                .map(RepositoryKey::value)
                .filter(name -> NAME.matcher(name).matches());
    }
}
