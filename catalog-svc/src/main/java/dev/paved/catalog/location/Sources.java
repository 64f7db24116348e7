package dev.paved.catalog.location;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sources that one reading uses, each opened once: all of it sees one commit of a repository. */
final class Sources implements AutoCloseable {

    private final Mirrors mirrors;
    private final FolderSource files;
    private final Map<String, Source> open = new HashMap<>();

    Sources(Mirrors mirrors, List<Path> allowed) {
        this.mirrors = mirrors;
        this.files = new FolderSource(allowed);
    }

    Source of(Target target) throws SourceUnreadable {
        return switch (target) {
            case Target.Files ignored -> files;
            case Target.Repository repository -> of(repository);
        };
    }

    private Source of(Target.Repository repository) throws SourceUnreadable {
        String key = repository.url() + "#" + repository.branch();
        Source known = open.get(key);
        if (known == null) {
            known = mirrors.open(repository);
            open.put(key, known);
        }
        return known;
    }

    static PathPattern pattern(Target target) {
        return new PathPattern(
                switch (target) {
                    case Target.Files(String path) -> path;
                    case Target.Repository(String url, String branch, String path) -> path;
                });
    }

    @Override
    public void close() {
        open.values().forEach(Source::close);
    }
}
