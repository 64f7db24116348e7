package dev.paved.provisioner.preview;

import dev.paved.kit.repository.CommitFile;
import dev.paved.provisioner.manifest.SeedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** The files of a pull request's latest commit. */
final class HeadFiles implements SeedFiles, AutoCloseable {

    private static final int LARGEST = 4 * 1024 * 1024;

    private final Repository repository;
    private final ObjectReader objects;
    private final RevCommit commit;

    /** Closes {@code repository} when it is closed. */
    HeadFiles(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.objects = repository.newObjectReader();
        this.commit = commit;
    }

    /**
     * The text of the file at {@code path}; empty where there is none.
     *
     * @throws CommitFile.Unreadable where it is no text that can be read
     */
    Optional<String> text(String path) throws CommitFile.Unreadable {
        try {
            return CommitFile.read(objects, commit.getTree(), path, LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the file at {@code path}; empty where there is no file of text. */
    @Override
    public Optional<String> read(String path) {
        try {
            return text(path);
        } catch (CommitFile.Unreadable e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        objects.close();
        repository.close();
    }
}
