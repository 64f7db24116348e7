package dev.paved.kit.repository;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A repository however it is written: {@code https://github.com/acme/shop.git}, {@code git@github.com:acme/shop.git} and
 * {@code Acme/shop} are all {@code acme/shop}; a path or {@code file:} URL is {@code file:} and the path without
 * {@code .git}.
 */
public record RepositoryKey(String value) {
    private static final String LOCAL = "file:";
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*/+(.+)");
    private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?[^/:]+:(?!//)/?(.+)");
    private static final Pattern URL_HOST =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^@/]*@)?(\\[[^]/]*]|[^/:]+)(?::\\d*)?(?:/.*)?");
    private static final Pattern SCP_HOST = Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!//).+");

    /** The key of {@code repository}, which may be a URL, a path, or {@code owner/name}. */
    public static RepositoryKey of(String repository) {
        String text = repository.strip();
        if (text.startsWith(LOCAL)) {
            return local(pathOf(text));
        }
        return text.startsWith("/")
                ? local(text)
                : new RepositoryKey(bare(forgePath(text)).toLowerCase(Locale.ROOT));
    }

    /**
     * The key of {@code repository} where several forges are followed, which may call repositories alike: one that names a
     * host other than that of the URL {@code home} has that before it, {@code gitlab.com/acme/shop}.
     */
    public static RepositoryKey among(String repository, String home) {
        RepositoryKey key = of(repository);
        return host(repository)
                .filter(host -> !host(home).equals(Optional.of(host)))
                .map(host -> new RepositoryKey(host + "/" + key.value()))
                .orElse(key);
    }

    /** The host that {@code repository}, or the URL of a forge, names, in lower case and without a port; nothing where it names none. */
    public static Optional<String> host(String repository) {
        String text = repository.strip();
        if (text.startsWith(LOCAL) || text.startsWith("/")) {
            return Optional.empty();
        }
        return Stream.of(URL_HOST, SCP_HOST)
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** The key of the repository in the folder {@code path}. */
    public static RepositoryKey of(Path path) {
        return local(path.toAbsolutePath().toString());
    }

    /** Whether it is a folder of this machine. */
    public boolean isLocal() {
        return value.startsWith(LOCAL);
    }

    /** Its last part: what a service of the same repository is likely called. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The folder it is, or would be with {@code .git} after it; nothing for one that is elsewhere. */
    public Optional<Path> folder() {
        return isLocal() ? Optional.of(Path.of(value.substring(LOCAL.length()))) : Optional.empty();
    }

    private static RepositoryKey local(String path) {
        try {
            return new RepositoryKey(LOCAL + bare(Path.of(path).normalize().toString()));
        } catch (InvalidPathException e) {
            return new RepositoryKey(bare(path));
        }
    }

    private static String pathOf(String fileUrl) {
        try {
            String path = URI.create(fileUrl).getPath();
            return path == null ? fileUrl.substring(LOCAL.length()) : path;
        } catch (IllegalArgumentException e) {
            return fileUrl.substring(LOCAL.length());
        }
    }

    private static String forgePath(String text) {
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return url.group(1);
        }
        Matcher scp = SCP.matcher(text);
        return scp.matches() ? scp.group(1) : text;
    }

    private static String bare(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String trimmed = path.substring(0, end);
        return trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - ".git".length()) : trimmed;
    }
}
