package dev.paved.catalog.location;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.git.Remotes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** Opens repositories: a local one where it is, another as a mirror of its newest commit that is kept between readings. */
@Singleton
class Mirrors {

    private static final String FETCHED = "refs/paved/";

    private final CatalogConfig config;
    private final Remotes remotes;

    Mirrors(CatalogConfig config, Remotes remotes) {
        this.config = config;
        this.remotes = remotes;
    }

    /** The commit that {@code target} means now. */
    Source open(Target.Repository target) throws SourceUnreadable {
        try {
            return target.url().startsWith("/") ? local(target) : mirror(target);
        } catch (IOException e) {
            throw new SourceUnreadable(target.url() + " can't be read: " + e.getMessage());
        }
    }

    private Source local(Target.Repository target) throws IOException, SourceUnreadable {
        Path path = Path.of(target.url());
        Path git = Files.isDirectory(path.resolve(".git")) ? path.resolve(".git") : path;
        if (!Files.isDirectory(git.resolve("objects"))) {
            throw new SourceUnreadable("there is no Git repository at " + path);
        }
        if (!isOwn(git)) {
            new FolderSource(config.files().orElse(List.of()))
                    .read(git.resolve("HEAD").toString());
        }
        return at(target, git, target.branch().isEmpty() ? Constants.HEAD : target.branch());
    }

    private boolean isOwn(Path git) throws IOException {
        return Files.exists(config.home())
                && git.toRealPath().startsWith(config.home().toRealPath());
    }

    private Source mirror(Target.Repository target) throws IOException, SourceUnreadable {
        String remote = target.branch().isEmpty() ? Constants.HEAD : target.branch();
        Path git = remotes.fetch(target.url(), new RefSpec("+" + remote + ":" + FETCHED + remote));
        return at(target, git, FETCHED + remote);
    }

    private static Source at(Target.Repository target, Path git, String revision) throws IOException, SourceUnreadable {
        Repository repository = repository(git);
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw new SourceUnreadable(target.url() + " has no "
                        + (target.branch().isEmpty() ? "commit yet" : "branch or tag " + target.branch()));
            }
            RevCommit commit = walk.parseCommit(id);
            return new GitSource(target, repository, commit);
        } catch (IOException | SourceUnreadable | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    private static Repository repository(Path git) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
    }
}
