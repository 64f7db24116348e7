package dev.paved.deployer.gitops;

import dev.paved.deployer.gitops.Applications.Untold;
import dev.paved.deployer.gitops.EnvironmentRepository.Committed;
import dev.paved.deployer.gitops.Judgement.Bad;
import dev.paved.deployer.gitops.Judgement.Pending;
import dev.paved.deployer.gitops.Judgement.Verdict;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Follows commits of the environment repository into the cluster. */
@Singleton
class Following {

    private final EnvironmentRepository repository;
    private final Applications applications;
    private final GitOpsSettings settings;
    private final InstantSource time;

    Following(
            EnvironmentRepository repository, Applications applications, GitOpsSettings settings, InstantSource time) {
        this.repository = repository;
        this.applications = applications;
        this.settings = settings;
        this.time = time;
    }

    /**
     * How far a commit is.
     *
     * @param seen whether Argo CD has it
     */
    record Progress(Verdict verdict, boolean seen) {}

    /** How far {@code commit} is, which was made, or asked for, at {@code since}. */
    Progress look(Change change, Committed commit, Instant since) throws Untold, NotCommitted {
        Optional<Application> found = applications.find(change.service(), change.environment());
        if (found.isEmpty()) {
            return new Progress(new Pending(applications.missing(change.service(), change.environment())), false);
        }
        Application application = found.get();
        Set<String> containing = containing(application, commit);
        for (String revision : containing) {
            Optional<Bad> replaced = replaced(change, commit, revision);
            if (replaced.isPresent()) {
                return new Progress(replaced.get(), true);
            }
        }
        Judgement judgement =
                new Judgement(application, commit, change.image(), since, containing, settings.grace(), time.instant());
        return new Progress(judgement.verdict(), !containing.isEmpty());
    }

    private Set<String> containing(Application application, Committed commit) throws NotCommitted {
        List<String> told = Stream.concat(
                        application.revisions().stream(),
                        application.lastSync().stream().flatMap(it -> it.revisions().stream()))
                .distinct()
                .toList();
        Set<String> containing = new HashSet<>();
        for (String revision : told) {
            if (repository.contains(revision, commit)) {
                containing.add(revision);
            }
        }
        return containing;
    }

    private Optional<Bad> replaced(Change change, Committed commit, String revision) throws NotCommitted {
        if (revision.equals(commit.id())) {
            return Optional.empty();
        }
        return switch (repository.written(change, revision)) {
            case Written.Wanted ignored -> Optional.empty();
            case Written.Another another ->
                Optional.of(new Bad(another.words() + " instead, and that is left as it is."));
        };
    }
}
