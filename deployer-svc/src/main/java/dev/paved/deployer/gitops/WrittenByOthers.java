package dev.paved.deployer.gitops;

import dev.paved.deployer.gitops.EnvironmentRepository.Written;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks now and then whether somebody else has committed another image than was deployed. */
@Singleton
class WrittenByOthers {

    private final EnvironmentRepository repository;
    private final GitOpsSettings settings;
    private final InstantSource time;
    private final Map<String, Sight> seen = new ConcurrentHashMap<>();

    WrittenByOthers(EnvironmentRepository repository, GitOpsSettings settings, InstantSource time) {
        this.repository = repository;
        this.settings = settings;
        this.time = time;
    }

    private record Sight(String deployment, Instant at, Optional<String> words) {}

    /** What is written instead of {@code change}, in words; nothing where that is what is written. */
    Optional<String> instead(Change change) {
        String place = settings.folder(change.service(), change.environment());
        return seen.compute(place, (key, last) -> isFresh(last, change) ? last : look(change))
                .words();
    }

    private boolean isFresh(@Nullable Sight last, Change change) {
        return last != null
                && last.deployment().equals(change.deployment())
                && time.instant().isBefore(last.at().plus(settings.check()));
    }

    private Sight look(Change change) {
        return new Sight(change.deployment(), time.instant(), words(change));
    }

    private Optional<String> words(Change change) {
        try {
            Written written = repository.written(change);
            return written.wanted()
                    ? Optional.empty()
                    : Optional.of(written.by() + " has committed " + written.image() + " in "
                            + Judgement.brief(written.commit()) + "; deploy again what should run.");
        } catch (NotCommitted e) {
            return Optional.of(e.reason());
        }
    }
}
