package dev.paved.deployer.gitops;

import dev.paved.kit.crash.CrashPoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** The repository that says what should run in each environment: what deployments want is committed to it. */
@Singleton
class EnvironmentRepository {

    private static final int ATTEMPTS = 10;
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final EnvironmentMirror mirror;
    private final GitOpsSettings settings;
    private final CrashPoints crash;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Fetched fetched;

    EnvironmentRepository(EnvironmentMirror mirror, GitOpsSettings settings, CrashPoints crash, InstantSource time) {
        this.mirror = mirror;
        this.settings = settings;
        this.time = time;
        this.crash = crash;
    }

    /**
     * A deployment's commit.
     *
     * @param id the commit
     * @param at when it was made
     */
    record Committed(String id, Instant at) {}

    /** Something that is done with the copy. */
    private interface Use<T> {
        T of(Repository copy) throws IOException, NotCommitted;
    }

    /** When it was last fetched, and why it could not be. */
    private record Fetched(Instant at, @Nullable NotCommitted failure) {}

    /** Fetches, and says why {@code change} could not be written; nothing where it could. */
    void check(Change change) throws NotCommitted {
        alone(copy -> find(copy, mirror.fetch(copy), change));
    }

    /** Commits {@code change}, unless that was done before, on whatever the branch is on then. */
    Committed commit(Change change) throws NotCommitted {
        return alone(copy -> pushed(copy, head -> commit(copy, head, change)));
    }

    /**
     * Commits what was written before {@code change}, if that was committed and nobody has written another image since.
     *
     * @return whether it is, now or since an earlier time
     */
    boolean takeBack(Change change) throws NotCommitted {
        return alone(copy -> pushed(copy, head -> takeBack(copy, head, change)));
    }

    /** What is to be answered once {@code commit} is the head of the branch there; at once where there is none. */
    private record Step<T>(T answer, @Nullable ObjectId commit) {}

    /** What is to be done on a head. */
    private interface OnHead<T> {
        Step<T> of(ObjectId head) throws IOException, NotCommitted;
    }

    private <T> T pushed(Repository copy, OnHead<T> work) throws IOException, NotCommitted {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ObjectId head = mirror.fetch(copy);
            Step<T> step = work.of(head);
            if (step.commit() == null) {
                return step.answer();
            }
            if (mirror.push(copy, head, step.commit())) {
                crash.at("after-push");
                return step.answer();
            }
        }
        throw NotCommitted.passing("Others committed to the environment repository " + ATTEMPTS
                + " times while it was tried. It is tried again.");
    }

    private Step<Committed> commit(Repository copy, ObjectId head, Change change) throws IOException, NotCommitted {
        if (wasTakenBack(copy, head, change)) {
            throw NotCommitted.lasting("What was committed for it was taken back already.");
        }
        Optional<RevCommit> before = EnvironmentHistory.find(copy, head, Change.DEPLOYED, change.deployment());
        if (before.isPresent()) {
            return new Step<>(committed(before.get()), null);
        }
        ImageEntry entry = find(copy, head, change);
        Map<String, String> values = entry.valuesOf(change.image(), change.version());
        if (entry.values().equals(values)) {
            return new Step<>(committed(EnvironmentHistory.lastChange(copy, head, entry.path())), null);
        }
        ObjectId commit = write(copy, head, entry, values, change.author(), change.message());
        return new Step<>(committed(parse(copy, commit)), commit);
    }

    private Step<Boolean> takeBack(Repository copy, ObjectId head, Change change) throws IOException, NotCommitted {
        Optional<RevCommit> ours = EnvironmentHistory.find(copy, head, Change.DEPLOYED, change.deployment());
        if (ours.isEmpty() || wasTakenBack(copy, head, change)) {
            return new Step<>(ours.isPresent(), null);
        }
        ImageEntry entry = find(copy, head, change);
        ImageEntry earlier = find(copy, ours.get().getParent(0), change);
        if (!entry.has(change.image()) || entry.values().equals(earlier.values())) {
            return new Step<>(false, null);
        }
        String message = change.messageOfReturn(earlier.words());
        ImageEntry written = find(copy, ours.get(), change);
        boolean untouched = written.yaml().text().equals(entry.yaml().text());
        String text = earlier.yaml().text();
        return new Step<>(
                true,
                untouched
                        ? mirror.commit(copy, parse(copy, head), entry.path(), text, change.author(), message)
                        : write(copy, head, entry, earlier.values(), change.author(), message));
    }

    private static boolean wasTakenBack(Repository copy, ObjectId head, Change change) throws IOException {
        return EnvironmentHistory.find(copy, head, Change.RETURNED, change.deployment())
                .isPresent();
    }

    /** What was written at the place of {@code change} when it was last fetched, which is not long ago. */
    Written written(Change change) throws NotCommitted {
        return using(copy -> {
            notLongAgo(copy, settings.check());
            return written(copy, mirror.known(copy).orElseThrow(), change);
        });
    }

    /** What is written in {@code revision} at the place of {@code change}. */
    Written written(Change change, String revision) throws NotCommitted {
        return using(copy -> written(copy, ObjectId.fromString(revision), change));
    }

    /** Whether {@code revision} is {@code commit} or came after it; fetches now and then if the revision is not known. */
    boolean contains(String revision, Committed commit) throws NotCommitted {
        return using(copy -> {
            if (ObjectId.isId(revision) && !copy.getObjectDatabase().has(ObjectId.fromString(revision))) {
                notLongAgo(copy, UNKNOWN);
            }
            return EnvironmentHistory.contains(copy, revision, ObjectId.fromString(commit.id()));
        });
    }

    /** Fetches unless it was tried within {@code patience}: many may ask, for many services. */
    private void notLongAgo(Repository copy, Duration patience) throws IOException, NotCommitted {
        lock.lock();
        try {
            if (fetched == null || time.instant().isAfter(fetched.at().plus(patience))) {
                fetched = fetched(copy);
            }
            if (fetched.failure() != null) {
                throw fetched.failure();
            }
        } finally {
            lock.unlock();
        }
    }

    private Fetched fetched(Repository copy) throws IOException {
        try {
            mirror.fetch(copy);
            return new Fetched(time.instant(), null);
        } catch (NotCommitted e) {
            return new Fetched(time.instant(), e);
        }
    }

    private Written written(Repository copy, ObjectId commit, Change change) throws IOException, NotCommitted {
        ImageEntry entry = find(copy, commit, change);
        if (entry.has(change.image())) {
            return new Written.Wanted();
        }
        RevCommit last = EnvironmentHistory.lastChange(copy, commit, entry.path());
        return new Written.Another(entry.words(), last.getAuthorIdent().getName(), last.name());
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

    /** One after the other: what is fetched and pushed from this process does not race with itself. */
    private <T> T alone(Use<T> use) throws NotCommitted {
        lock.lock();
        try {
            return using(use);
        } finally {
            lock.unlock();
        }
    }

    private <T> T using(Use<T> use) throws NotCommitted {
        try (Repository copy = mirror.open()) {
            return use.of(copy);
        } catch (IOException e) {
            throw NotCommitted.passing("The copy of the environment repository can not be used: " + e.getMessage()
                    + ". Look at the deployer's disk; it is tried again.");
        }
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
