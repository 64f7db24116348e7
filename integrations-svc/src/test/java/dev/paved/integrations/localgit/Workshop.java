package dev.paved.integrations.localgit;

import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.StackResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.URIish;

/** A bare repository in the watched folder, and somebody's clone of it. */
final class Workshop implements AutoCloseable {
    private static final Instant WRITTEN = Instant.parse("2026-05-01T10:00:00Z");

    private final Path bare;
    private final Git clone;
    private int commits;

    private Workshop(Path bare, Git clone) {
        this.bare = bare;
        this.clone = clone;
    }

    /** A repository {@code name} without commits. */
    static Workshop create(String name) throws GitAPIException, IOException {
        Path bare = StackResource.home().resolve("repositories").resolve(name + ".git");
        Git.init()
                .setBare(true)
                .setInitialBranch("main")
                .setDirectory(bare.toFile())
                .call()
                .close();
        Git clone = Git.init()
                .setInitialBranch("main")
                .setDirectory(Files.createTempDirectory("clone").toFile())
                .call();
        var config = clone.getRepository().getConfig();
        config.setBoolean(ConfigConstants.CONFIG_COMMIT_SECTION, null, ConfigConstants.CONFIG_KEY_GPGSIGN, false);
        config.save();
        clone.remoteAdd()
                .setName("origin")
                .setUri(new URIish(bare.toUri().toURL()))
                .call();
        return new Workshop(bare, clone);
    }

    /** Where the bare repository is. */
    Path bare() {
        return bare;
    }

    /** Commits a change to {@code file}, a minute after the last one; gives its id. */
    String commit(String file) throws GitAPIException, IOException {
        Path path = clone.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "change " + commits);
        clone.add().addFilepattern(".").call();
        PersonIdent who = new PersonIdent("Ada", "ada@example.org", WRITTEN.plusSeconds(60L * commits), ZoneOffset.UTC);
        commits++;
        return clone.commit()
                .setMessage("Change " + file)
                .setAuthor(who)
                .setCommitter(new PersonIdent(who, who.getWhenAsInstant().plusSeconds(5)))
                .call()
                .name();
    }

    /** Goes back to {@code commit} with the present branch. */
    void reset(String commit) throws GitAPIException {
        clone.reset().setMode(ResetType.HARD).setRef(commit).call();
    }

    /** Begins {@code branch} here. */
    void branch(String branch) throws GitAPIException {
        clone.checkout().setCreateBranch(true).setName(branch).call();
    }

    /** Goes to {@code branch} and merges {@code other} with a merge commit; gives its id. */
    String merge(String branch, String other) throws GitAPIException, IOException {
        clone.checkout().setName(branch).call();
        return clone.merge()
                .include(clone.getRepository().resolve(other))
                .setFastForward(org.eclipse.jgit.api.MergeCommand.FastForwardMode.NO_FF)
                .call()
                .getNewHead()
                .name();
    }

    /** Pushes {@code branch}, by force if need be. */
    void push(String branch) throws GitAPIException {
        push(new RefSpec("+refs/heads/" + branch + ":refs/heads/" + branch));
    }

    /** As if {@code branch} had been pushed long ago. */
    void age(String branch) throws IOException {
        Files.setLastModifiedTime(bare.resolve("refs/heads").resolve(branch), FileTime.from(WRITTEN));
    }

    /** Deletes {@code branch} in the bare repository. */
    void delete(String branch) throws GitAPIException {
        push(new RefSpec(":refs/heads/" + branch));
    }

    private void push(RefSpec spec) throws GitAPIException {
        clone.push()
                .setRemote("origin")
                .setRefSpecs(spec)
                .call()
                .forEach(result -> result.getRemoteUpdates().forEach(update -> {
                    if (!Set.of(Status.OK, Status.UP_TO_DATE).contains(update.getStatus())) {
                        throw new IllegalStateException(update.toString());
                    }
                }));
    }

    @Override
    public void close() throws IOException {
        clone.close();
        Folders.delete(clone.getRepository().getWorkTree().toPath());
    }
}
