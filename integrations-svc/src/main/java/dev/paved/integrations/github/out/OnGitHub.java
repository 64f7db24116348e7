package dev.paved.integrations.github.out;

import dev.paved.kit.repository.RepositoryKey;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the repositories on the GitHub that is told from those elsewhere. */
@Singleton
final class OnGitHub {

    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}/[\\w.-]{1,100}");
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^@/]*@)?([^/:]+)(?::\\d+)?/.+");
    private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!//).+");

    private final String host;

    OnGitHub(OutConfig config) {
        host = URI.create(config.url()).getHost();
    }

    /** {@code owner/name} of {@code repository}; nothing where it is elsewhere. One that names no host is there. */
    Optional<String> name(String repository) {
        String text = repository.strip();
        boolean there = NAME.matcher(text).matches() || names(URL, text) || names(SCP, text);
        return Optional.of(RepositoryKey.of(text))
                .filter(key -> there && !key.isLocal())
                .map(RepositoryKey::value)
                .filter(name -> NAME.matcher(name).matches());
    }

    private boolean names(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.matches() && matcher.group(1).equalsIgnoreCase(host);
    }
}
