package dev.paved.deployer.repository;

import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads single files of services' repositories, without a checkout. */
@Singleton
public class Sources {

    private final Repositories repositories;

    Sources(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * The text of the file at {@code path} in {@code commit}; nothing where there is none, or it is larger than {@code
     * largest} bytes.
     *
     * @throws RefusedException when the repository can not be read
     */
    public Optional<String> read(String service, String location, String commit, String path, long largest) {
        ObjectId id = ObjectId.fromString(commit);
        try (Repository repository = repositories.openAt(service, location, id);
                RevWalk walk = new RevWalk(repository);
                TreeWalk file =
                        TreeWalk.forPath(repository, path, walk.parseCommit(id).getTree())) {
            if (file == null || (file.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return Optional.empty();
            }
            ObjectLoader loader = repository.open(file.getObjectId(0));
            return loader.getSize() > largest
                    ? Optional.empty()
                    : Optional.of(new String(loader.getBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RefusedException(new RepositoryUnreadable(location, String.valueOf(e.getMessage())));
        }
    }
}
