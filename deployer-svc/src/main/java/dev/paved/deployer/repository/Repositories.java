package dev.paved.deployer.repository;

import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.HostToken;
import dev.paved.kit.repository.LeftLocks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens the repositories of services: those on this machine in place, others through a mirror that is brought up to date. */
@Singleton
class Repositories {

    private static final int PATIENCE_SECONDS = 60;

    private final Path mirrors;
    private final GitTokens tokens;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Repositories(DeployerSettings settings, GitTokens tokens) {
        this.tokens = tokens;
        this.mirrors = settings.deployments().resolve("mirrors");
    }

    /** The repository of {@code service} at {@code location}, a path or a URL; to be closed. */
    Repository open(String service, String location) throws IOException {
        if (location.startsWith("file:")) {
            return inPlace(Path.of(URI.create(location)));
        }
        return location.contains("://") ? mirrored(service, location) : inPlace(Path.of(location));
    }

    /** The same, brought up to date only where {@code commit} is not in it yet. */
    Repository openAt(String service, String location, ObjectId commit) throws IOException {
        Path mirror = mirror(service);
        if (location.contains("://") && !location.startsWith("file:") && Files.exists(mirror.resolve("HEAD"))) {
            Repository repository = inPlace(mirror);
            if (repository.getObjectDatabase().has(commit)) {
                return repository;
            }
            repository.close();
        }
        return open(service, location);
    }

    private Path mirror(String service) {
        return mirrors.resolve(service + ".git");
    }

    private static Repository inPlace(Path path) throws IOException {
        Path folder = Files.isDirectory(path.resolve(".git")) ? path.resolve(".git") : path;
        return new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .setMustExist(true)
                .build();
    }

    /** The first lock in this process's life goes with an end of those that an earlier one left. */
    private ReentrantLock lock(String service) {
        LeftLocks.remove(mirror(service));
        return new ReentrantLock();
    }

    private Repository mirrored(String service, String url) throws IOException {
        ReentrantLock lock = locks.computeIfAbsent(service, this::lock);
        lock.lock();
        try {
            Path mirror = mirror(service);
            if (!Files.exists(mirror.resolve("HEAD"))) {
                Git.init().setBare(true).setGitDir(mirror.toFile()).call().close();
            }
            try (Repository repository = inPlace(mirror);
                    Git git = new Git(repository)) {
                git.fetch()
                        .setRemote(url)
                        .setRefSpecs("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
                        .setRemoveDeletedRefs(true)
                        .setTimeout(PATIENCE_SECONDS)
                        .setCredentialsProvider(HostToken.of(url, tokens))
                        .call();
            }
            return inPlace(mirror);
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
