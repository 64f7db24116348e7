package dev.paved.deployer.gitops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.deployer.testing.Settings;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.repository.GitTokens;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A real environment repository, and whoever else commits to it. */
final class EnvironmentsOnDisk implements AutoCloseable {

    static final String OLD = "registry.example.com/hello@sha256:" + "0".repeat(64);
    static final String NEW = "registry.example.com/hello@sha256:" + "1".repeat(64);
    static final String FOLDER = "environments/staging/hello";
    static final String KUSTOMIZATION = FOLDER + "/kustomization.yaml";

    private final Path folder;
    private final Git git;

    EnvironmentsOnDisk(Path folder) {
        this.folder = folder;
        try {
            git = Git.init()
                    .setBare(true)
                    .setInitialBranch("main")
                    .setDirectory(folder.toFile())
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    static Change change(String deployment, String image) {
        return new Change(
                deployment, "hello", "staging", "1.2.3", Image.of(image).orElseThrow(), "ada");
    }

    static String kustomization(String image) {
        Image pinned = Image.of(image).orElseThrow();
        return """
                # Of the shop's team.
                resources:
                  - ../../../base   # shared
                images:
                  - name: hello     # as the base writes it
                    newName: %s
                    newTag: "1.0.0"
                    digest: %s
                """.formatted(pinned.repository(), pinned.digest());
    }

    Path folder() {
        return folder;
    }

    GitOpsSettings settings(Map<String, String> others) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(GitOpsSettings.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("paved.deployer.gitops.repository", folder.toString());
        others.forEach((name, value) -> builder.withDefaultValue("paved.deployer.gitops." + name, value));
        return builder.build().getConfigMapping(GitOpsSettings.class);
    }

    /** As a deployer sees it whose state is in {@code home}. */
    EnvironmentRepository seenFrom(Path home, Map<String, String> others) {
        GitOpsSettings settings = settings(others);
        return new EnvironmentRepository(mirror(settings, home), settings, CrashPoints.off(), InstantSource.system());
    }

    EnvironmentRepository seenFrom(Path home) {
        return seenFrom(home, Map.of());
    }

    static EnvironmentMirror mirror(GitOpsSettings settings, Path home) {
        GitTokens tokens =
                new SmallRyeConfigBuilder().withMapping(GitTokens.class).build().getConfigMapping(GitTokens.class);
        return new EnvironmentMirror(settings, new Settings(home), tokens, InstantSource.system());
    }

    /** Somebody else commits {@code content}; the answer is the commit. */
    String commit(String path, String content) {
        try {
            Repository repository = git.getRepository();
            ObjectId head = repository.resolve("refs/heads/main");
            ObjectId commit = CommitOf.file(repository, head, path, content.getBytes(UTF_8));
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
            update.setNewObjectId(commit);
            update.disableRefLog();
            RefUpdate.Result result = update.update();
            if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
                throw new IllegalStateException("somebody else's commit was not taken: " + result);
            }
            return commit.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try (ObjectReader objects = git.getRepository().newObjectReader();
                TreeWalk walk = TreeWalk.forPath(objects, path, log().getFirst().getTree())) {
            return new String(objects.open(walk.getObjectId(0)).getBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All commits, newest first. */
    List<RevCommit> log() {
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            walk.markStart(walk.parseCommit(git.getRepository().resolve("refs/heads/main")));
            return StreamSupport.stream(walk.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> subjects() {
        return log().stream().map(RevCommit::getShortMessage).toList();
    }

    @Override
    public void close() {
        git.close();
    }
}
