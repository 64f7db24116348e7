package dev.paved.catalog.location;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a location names: files by a path that may have {@code *}, {@code **} and {@code ?}. */
sealed interface Target {

    /** What a folder stands for. */
    String IN_FOLDER = "**/catalog-info.{yaml,yml}";

    /** {@code file} or {@code git}. */
    String type();

    /** It as a text that {@link #of} reads. */
    String text();

    /** Files of this machine, {@code path} absolute. */
    record Files(String path) implements Target {

        @Override
        public String type() {
            return "file";
        }

        @Override
        public String text() {
            return path;
        }
    }

    /**
     * Files of a Git repository.
     *
     * @param url its URL, or the absolute path of a local one
     * @param branch which branch or tag; empty for the default branch
     * @param path from the repository's root, without a leading slash
     */
    record Repository(String url, String branch, String path) implements Target {

        @Override
        public String type() {
            return "git";
        }

        @Override
        public String text() {
            return url + "#" + branch + ":" + path;
        }
    }

    Pattern BLOB = Pattern.compile("(https?://[^/]+/.+?)/(?:-/|src/)?(blob|tree|raw|branch)/([^/]+)(?:/(.*))?");
    Pattern GIT = Pattern.compile("([^#]+)(?:#([^:]*)(?::(.*))?)?");

    /**
     * The target that {@code text} of a location of {@code type} names; nothing where it names none. A {@code url} is a file's
     * or folder's page on a forge; a repository without a path means the catalog-info.yaml at its root.
     */
    static Optional<Target> of(String type, String text) {
        String plain = text.strip();
        return switch (type) {
            case "file" ->
                plain.startsWith("/") && RepositoryUrl.isClean(plain)
                        ? Optional.of(new Files(plain))
                        : Optional.empty();
            case "git" -> repository(GIT.matcher(plain));
            case "url" -> page(plain);
            default -> Optional.empty();
        };
    }

    private static Optional<Target> repository(Matcher git) {
        if (!git.matches()) {
            return Optional.empty();
        }
        String path = Optional.ofNullable(git.group(3)).orElse("").replaceFirst("^/+", "");
        String branch = Optional.ofNullable(git.group(2)).orElse("");
        return Optional.of(new Repository(git.group(1), branch, path.isEmpty() ? "catalog-info.yaml" : path))
                .filter(found -> RepositoryUrl.isReadable(found.url()) && RepositoryUrl.isClean(found.path()))
                .map(Target.class::cast);
    }

    private static Optional<Target> page(String text) {
        Matcher blob = BLOB.matcher(text);
        if (!blob.matches()) {
            return repository(GIT.matcher(text));
        }
        String path = Optional.ofNullable(blob.group(4)).orElse("").replaceFirst("/+$", "");
        boolean folder = blob.group(2).equals("tree") && !path.matches(".*\\.ya?ml");
        String file = folder ? (path.isEmpty() ? "" : path + "/") + IN_FOLDER : path;
        String url = blob.group(1) + ".git";
        return file.isEmpty() || !RepositoryUrl.isReadable(url) || !RepositoryUrl.isClean(file)
                ? Optional.empty()
                : Optional.of(new Repository(url, blob.group(3), file));
    }
}
