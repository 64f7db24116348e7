package dev.paved.provisioner.repository;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.RepositoryKey;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.repository.RepositoryFailure.NotAllowed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which repositories may be read, whoever names them in a request or an event: those of the local stack, and over HTTPS those on hosts that whoever runs the platform
 * named. Anything else could lead to files and hosts that are nobody's business.
 */
@Singleton
public class Addresses {

    private static final String FIELD = "/repository";
    private static final String RULE =
            "must be owner/name, an https URL, or the path of a repository of the platform's own, for example acme/shop";
    private static final int LONGEST = 500;
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.~+-]+)+/?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Path root;
    private final String forge;
    private final Set<String> hosts = new TreeSet<>();

    Addresses(ProvisionerSettings settings, GitTokens tokens) {
        this.root = settings.home().toAbsolutePath().normalize().resolve("repositories");
        this.forge = settings.previews().forge().replaceFirst("/+$", "");
        hosts.addAll(settings.repositories().hosts().orElse(List.of()));
        hosts.addAll(tokens.tokens().keySet());
        Optional.ofNullable(URI.create(forge).getAuthority()).ifPresent(hosts::add);
    }

    /**
     * Where {@code repository} is.
     *
     * @throws RefusedException where it may not be read, or names none
     */
    public Address of(String repository) {
        if (repository.length() > LONGEST || repository.chars().anyMatch(Character::isISOControl)) {
            throw wrong(RULE);
        }
        if (repository.startsWith("/") || repository.startsWith("file:")) {
            return here(repository);
        }
        return there(FULL_NAME.matcher(repository).matches() ? forge + "/" + repository + ".git" : repository);
    }

    /** Whether {@code url}, which a redirect may have led to, may be asked. */
    public boolean isAllowed(URL url) {
        return hosts.contains(url.getAuthority()) && isSafe(url.getProtocol(), url.getHost());
    }

    private static boolean isSafe(String scheme, String host) {
        return scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host);
    }

    private Address here(String repository) {
        Path folder = RepositoryKey.of(repository).folder().orElseThrow(() -> wrong(RULE));
        if (!folder.startsWith(root)) {
            throw outside(repository);
        }
        Path git = RepositoryFiles.folder(folder)
                .orElseThrow(() -> refused(new RepositoryFailure.NotThere(
                        "repository", "There is no Git repository at " + folder, List.of())));
        try {
            if (!git.toRealPath().startsWith(root.toRealPath())) {
                throw outside(repository);
            }
            return new Address.Here(git);
        } catch (IOException e) {
            throw outside(repository);
        }
    }

    private RefusedException outside(String repository) {
        return refused(new NotAllowed(
                repository,
                "of the repositories on the platform's machine, only those in " + root + " are",
                "apply a file of your own with -f, or push it to one of those"));
    }

    private Address there(String text) {
        URI uri = uri(text);
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw wrong(
                    "must have no user, password or token in it: whoever runs the platform sets paved.git.tokens.\"HOST\"");
        }
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || !PATH.matcher(uri.getRawPath()).matches()
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || List.of(uri.getRawPath().split("/")).stream()
                        .anyMatch(part -> part.equals("..") || part.equals("."))) {
            throw wrong(RULE);
        }
        if (!isSafe(uri.getScheme(), uri.getHost())) {
            throw wrong("must be an https URL: what is read must not be changed on its way");
        }
        if (!hosts.contains(uri.getAuthority())) {
            throw refused(new NotAllowed(
                    text,
                    uri.getAuthority() + " is not among the hosts that are asked, which are "
                            + String.join(", ", hosts),
                    "whoever runs the platform adds it to paved.provisioner.repositories.hosts"));
        }
        return new Address.There(text);
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below: what is no URL is told without what it is, which may be a secret.
        }
        throw wrong(RULE);
    }

    private static RefusedException wrong(String rule) {
        return refused(Invalid.field(FIELD, rule));
    }

    private static RefusedException refused(Failure failure) {
        return new RefusedException(failure);
    }
}
