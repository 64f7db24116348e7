package dev.paved.deployer.gitops;

import dev.paved.deployer.gitops.Applications.Untold;
import dev.paved.deployer.gitops.EnvironmentRepository.Committed;
import dev.paved.deployer.gitops.Following.Progress;
import dev.paved.deployer.gitops.Judgement.Bad;
import dev.paved.deployer.gitops.Judgement.Good;
import dev.paved.deployer.gitops.Judgement.Pending;
import dev.paved.deployer.local.Declared;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.rollout.Candidate;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.strategy.Strategy;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A version that is committed to the environment repository, and that Argo CD brings into its cluster from there. */
@Singleton
@Identifier(GitOpsKeeper.KIND)
class GitOpsCandidate implements Candidate {

    private static final Logger LOG = Logger.getLogger(GitOpsCandidate.class);

    private final EnvironmentRepository repository;
    private final Applications applications;
    private final Following following;
    private final GitOpsSettings settings;
    private final Manifests manifests;
    private final InstantSource time;

    /** What the history of the repository tells too, to which it is a shortcut. */
    private final Map<String, Committed> commits = new ConcurrentHashMap<>();

    GitOpsCandidate(
            EnvironmentRepository repository,
            Applications applications,
            Following following,
            GitOpsSettings settings,
            Manifests manifests,
            InstantSource time) {
        this.repository = repository;
        this.applications = applications;
        this.following = following;
        this.settings = settings;
        this.manifests = manifests;
        this.time = time;
    }

    @Override
    public Prospect prepare(Deployment d, BooleanSupplier givenUp) {
        Optional<Image> image = Optional.ofNullable(d.image()).flatMap(Image::of);
        if (image.isEmpty()) {
            return new Hopeless("It is not on record which image " + d.version() + " is. Deploy it again.");
        }
        try {
            Optional<Declared> declared = manifests.declared(d.service(), d.repository(), d.commit());
            Optional<String> refused = declared.map(Declared::strategy).flatMap(Strategy::whyNotRolled);
            return refused.<Prospect>map(Hopeless::new).orElseGet(() -> prospect(d, image.get(), declared));
        } catch (ManifestProblem e) {
            return undeclared(d, image.get(), String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            return undeclared(d, image.get(), e.failure().problem().detail());
        }
    }

    /** A rollback needs nothing but the image. */
    private Prospect undeclared(Deployment d, Image image, String why) {
        return d.kind() == DeploymentKind.ROLLBACK ? prospect(d, image, Optional.empty()) : new Hopeless(why);
    }

    private Prospect prospect(Deployment d, Image image, Optional<Declared> declared) {
        try {
            repository.check(Changes.of(d, image));
        } catch (NotCommitted e) {
            if (!e.isPassing()) {
                return new Hopeless(e.reason());
            }
        }
        return new Hopeful(
                settings.healthTimeout(),
                image.reference(),
                new Strategy.Rolling(),
                declared.map(Declared::migration).orElse(null));
    }

    @Override
    public Condition observe(Deployment d, Duration healthTimeout) {
        Optional<Change> change = Changes.of(d);
        if (change.isEmpty()) {
            return new Ill("It was prepared for another kind of target. Deploy it again.");
        }
        Committed known = commits.get(d.id());
        try {
            return known == null ? commit(change.get()) : look(d, change.get(), known, healthTimeout);
        } catch (NotCommitted e) {
            return e.isPassing() ? passing(d, known, e.reason(), healthTimeout) : new Ill(e.reason());
        } catch (Untold e) {
            return passing(d, known, e.words(), healthTimeout);
        }
    }

    private Condition commit(Change change) throws NotCommitted, Untold {
        if (applications.find(change.service(), change.environment()).isEmpty()) {
            return new Waiting(applications.missing(change.service(), change.environment()));
        }
        Committed commit = repository.commit(change);
        commits.put(change.deployment(), commit);
        refresh(change);
        return new NotYet("Committed as " + Judgement.brief(commit.id()) + ".", false);
    }

    private Condition look(Deployment d, Change change, Committed commit, Duration healthTimeout)
            throws NotCommitted, Untold {
        Progress progress = following.look(change, commit, since(d, commit));
        return switch (progress.verdict()) {
            case Good ignored -> new Well();
            case Bad(String reason) -> new Ill(reason);
            case Pending(String words) -> underWay(d, commit, words, progress.seen(), healthTimeout);
        };
    }

    private Condition passing(Deployment d, @Nullable Committed commit, String words, Duration healthTimeout) {
        return commit == null ? new NotYet(words, false) : underWay(d, commit, words, false, healthTimeout);
    }

    private Condition underWay(Deployment d, Committed commit, String words, boolean seen, Duration healthTimeout) {
        return time.instant().isAfter(since(d, commit).plus(healthTimeout))
                ? new Ill(d.version() + " was not synced and healthy within " + healthTimeout.toSeconds()
                        + " seconds of its commit. " + words)
                : new NotYet(words, seen);
    }

    private void refresh(Change change) {
        if (settings.refresh()) {
            applications.refresh(change.service(), change.environment());
        }
    }

    /** It may have been written long before, by an earlier deployment. */
    private static Instant since(Deployment d, Committed commit) {
        Instant asked = d.startedAt() == null ? d.requestedAt() : d.startedAt();
        return commit.at().isAfter(asked) ? commit.at() : asked;
    }

    /**
     * What was written before is committed again, which Argo CD then brings back. Where that can't be now, it is tried until
     * the rollout's time is over, if something was committed for sure; what stays is told by the keeper.
     */
    @Override
    public boolean stop(Deployment d) {
        Optional<Change> change = Changes.of(d);
        if (change.isEmpty()) {
            return false;
        }
        try {
            boolean taken = repository.takeBack(change.get());
            if (taken) {
                refresh(change.get());
            }
            return taken;
        } catch (NotCommitted e) {
            boolean sure = commits.containsKey(d.id());
            if (sure && e.isPassing() && time.instant().isBefore(d.deadline())) {
                throw new IllegalStateException(e.reason(), e);
            }
            LOG.warnf("deployment=%s could not be taken back: %s", d.id(), e.reason());
            return false;
        }
    }

    @Override
    public void cleanUp(Deployment d) {
        commits.remove(d.id());
    }
}
