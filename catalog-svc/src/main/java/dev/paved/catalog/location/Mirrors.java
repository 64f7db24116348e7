package dev.paved.catalog.location;

import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.digest.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Opens repositories: a local one where it is, another as a mirror of its newest commit that is kept between readings. */
@Singleton
class Mirrors {

    private static final int LIMIT_SECONDS = 60;
    private static final String FETCHED = "refs/paved/";

    private final Path folder;
    private final CatalogConfig config;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    Mirrors(CatalogConfig config) {
        this.config = config;
        this.folder =
                config.home().toAbsolutePath().normalize().resolve("catalog").resolve("mirrors");
    }

    /** The commit that {@code target} means now. */
    Source open(Target.Repository target) throws SourceUnreadable {
        try {
            return target.url().startsWith("/") ? local(target) : mirror(target);
        } catch (IOException | GitAPIException e) {
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
            new FolderSource(config.files().orElse(java.util.List.of()))
                    .read(git.resolve("HEAD").toString());
        }
        return at(target, git, target.branch().isEmpty() ? Constants.HEAD : target.branch());
    }

    private boolean isOwn(Path git) throws IOException {
        return Files.exists(config.home())
                && git.toRealPath().startsWith(config.home().toRealPath());
    }

    private Source mirror(Target.Repository target) throws IOException, GitAPIException, SourceUnreadable {
        Path git = folder.resolve(HexFormat.of().formatHex(Sha256.of(target.url())));
        String remote = target.branch().isEmpty() ? Constants.HEAD : target.branch();
        Lock lock = locks.computeIfAbsent(target.url(), url -> new ReentrantLock());
        lock.lock();
        try {
            Files.createDirectories(folder);
            try (Git mirror = Git.wrap(made(git))) {
                mirror.fetch()
                        .setRemote(target.url())
                        .setRefSpecs(new RefSpec("+" + remote + ":" + FETCHED + remote))
                        .setTagOpt(TagOpt.NO_TAGS)
                        .setDepth(1)
                        .setTimeout(LIMIT_SECONDS)
                        .setCredentialsProvider(credentials(target.url()).orElse(null))
                        .call();
            }
        } finally {
            lock.unlock();
        }
        return at(target, git, FETCHED + remote);
    }

    private static Repository made(Path git) throws IOException {
        Repository repository = repository(git);
        if (!Files.exists(git.resolve("HEAD"))) {
            repository.create(true);
        }
        return repository;
    }

    private Optional<CredentialsProvider> credentials(String url) {
        String host;
        try {
            host = Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(config.gitTokens().get(host))
                .map(token -> new UsernamePasswordCredentialsProvider("x-access-token", token));
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
