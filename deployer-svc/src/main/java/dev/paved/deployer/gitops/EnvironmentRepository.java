package dev.paved.deployer.gitops;

import dev.paved.kit.crash.CrashPoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The repository that says what should run in each environment: what deployments want is committed to it. */
@Singleton
class EnvironmentRepository {

    private static final int ATTEMPTS = 10;

    private final EnvironmentMirror mirror;
    private final GitOpsSettings settings;
    private final CrashPoints crash;
    private final ReentrantLock lock = new ReentrantLock();

    EnvironmentRepository(EnvironmentMirror mirror, GitOpsSettings settings, CrashPoints crash) {
        this.mirror = mirror;
        this.settings = settings;
        this.crash = crash;
    }

    /**
     * A deployment's commit.
     *
     * @param id the commit
     * @param at when it was made
     */
    record Committed(String id, Instant at) {}

    /**
     * What is written now.
     *
     * @param image as it is written
     * @param by who has written it
     * @param commit in which commit
     */
    record Written(String image, boolean wanted, String by, String commit) {}

    /** Something that is done with the copy. */
    private interface Use<T> {
        T of(Repository copy) throws IOException, NotCommitted;
    }

    /** Fetches, and says why {@code change} could not be written; nothing where it could. */
    void check(Change change) throws NotCommitted {
        using(copy -> {
            find(copy, mirror.fetch(copy), change);
            return true;
        });
    }

    /** Commits {@code change}, unless that was done before, on whatever the branch is on then. */
    Committed commit(Change change) throws NotCommitted {
        return using(copy -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ObjectId head = mirror.fetch(copy);
                Optional<RevCommit> before = EnvironmentHistory.find(copy, head, Change.DEPLOYED, change.deployment());
                if (before.isPresent()) {
                    return committed(before.get());
                }
                ImageEntry entry = find(copy, head, change);
                Map<String, String> values = entry.valuesOf(change.image(), change.version());
                if (entry.values().equals(values)) {
                    return committed(EnvironmentHistory.lastChange(copy, head, entry.path()));
                }
                ObjectId commit = write(copy, head, entry, values, change.author(), change.message());
                if (mirror.push(copy, head, commit)) {
                    crash.at("after-push");
                    return committed(parse(copy, commit));
                }
            }
            throw raced();
        });
    }

    /**
     * Commits what was written before {@code change}, if that was committed and nobody has written another image since.
     *
     * @return whether it is, now or since an earlier time
     */
    boolean takeBack(Change change) throws NotCommitted {
        return using(copy -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ObjectId head = mirror.fetch(copy);
                Optional<RevCommit> ours = EnvironmentHistory.find(copy, head, Change.DEPLOYED, change.deployment());
                if (ours.isEmpty()) {
                    return false;
                }
                if (EnvironmentHistory.find(copy, head, Change.RETURNED, change.deployment())
                        .isPresent()) {
                    return true;
                }
                ImageEntry entry = find(copy, head, change);
                ImageEntry earlier = find(copy, ours.get().getParent(0), change);
                if (!entry.has(change.image()) || entry.values().equals(earlier.values())) {
                    return false;
                }
                String message = change.messageOfReturn(earlier.words());
                boolean untouched = find(copy, ours.get(), change)
                        .yaml()
                        .text()
                        .equals(entry.yaml().text());
                ObjectId commit = untouched
                        ? mirror.commit(
                                copy,
                                parse(copy, head),
                                entry.path(),
                                earlier.yaml().text(),
                                change.author(),
                                message)
                        : write(copy, head, entry, earlier.values(), change.author(), message);
                if (mirror.push(copy, head, commit)) {
                    return true;
                }
            }
            throw raced();
        });
    }

    /** What is written now at the place of {@code change}; fetches. */
    Written written(Change change) throws NotCommitted {
        return using(copy -> written(copy, mirror.fetch(copy), change));
    }

    /** What is written in {@code revision} at the place of {@code change}. */
    Written written(Change change, String revision) throws NotCommitted {
        return using(copy -> written(copy, ObjectId.fromString(revision), change));
    }

    /** Whether {@code revision} is {@code commit} or came after it; fetches if the revision is not known. */
    boolean contains(String revision, Committed commit) throws NotCommitted {
        return using(copy -> {
            if (ObjectId.isId(revision) && !copy.getObjectDatabase().has(ObjectId.fromString(revision))) {
                mirror.fetch(copy);
            }
            return EnvironmentHistory.contains(copy, revision, ObjectId.fromString(commit.id()));
        });
    }

    private Written written(Repository copy, ObjectId commit, Change change) throws IOException, NotCommitted {
        ImageEntry entry = find(copy, commit, change);
        RevCommit last = EnvironmentHistory.lastChange(copy, commit, entry.path());
        return new Written(
                entry.words(), entry.has(change.image()), last.getAuthorIdent().getName(), last.name());
    }

    private ImageEntry find(Repository copy, ObjectId commit, Change change) throws IOException, NotCommitted {
        try (ObjectReader objects = copy.newObjectReader()) {
            String folder = settings.folder(change.service(), change.environment());
            return new EnvironmentFiles(objects, parse(copy, commit).getTree(), folder, change.service())
                    .find(change.image());
        }
    }

    private ObjectId write(
            Repository copy, ObjectId head, ImageEntry entry, Map<String, String> values, String author, String message)
            throws IOException, NotCommitted {
        try {
            return mirror.commit(copy, parse(copy, head), entry.path(), entry.with(values), author, message);
        } catch (YamlText.Unusable e) {
            throw NotCommitted.lasting(entry.path() + " " + e.getMessage() + ". Mend it.");
        }
    }

    private <T> T using(Use<T> use) throws NotCommitted {
        lock.lock();
        try (Repository copy = mirror.open()) {
            return use.of(copy);
        } catch (IOException e) {
            throw NotCommitted.passing("The copy of the environment repository can not be used: " + e.getMessage()
                    + ". Look at the deployer's disk; it is tried again.");
        } finally {
            lock.unlock();
        }
    }

    private static NotCommitted raced() {
        return NotCommitted.passing("Others committed to the environment repository " + ATTEMPTS
                + " times while it was tried. It is tried again.");
    }

    private static RevCommit parse(Repository copy, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(copy)) {
            return walk.parseCommit(commit);
        }
    }

    private static Committed committed(RevCommit commit) {
        return new Committed(commit.name(), commit.getCommitterIdent().getWhenAsInstant());
    }
}
