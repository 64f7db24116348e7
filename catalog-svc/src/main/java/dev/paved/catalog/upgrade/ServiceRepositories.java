package dev.paved.catalog.upgrade;

import dev.paved.catalog.git.OwnCommits;
import dev.paved.catalog.git.Remotes;
import dev.paved.kit.http.RefusedException;
import dev.paved.template.Provenance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RefSpec;

/** Opens the repositories of services: those on this machine in place, others as mirrors. */
@Singleton
class ServiceRepositories {

    private final Remotes remotes;

    ServiceRepositories(Remotes remotes) {
        this.remotes = remotes;
    }

    /**
     * The one at {@code place}, as it is now; none where that is no repository of this machine.
     *
     * @throws RefusedException where it is elsewhere and can't be fetched
     */
    Optional<ServiceRepository> open(String place) throws IOException {
        if (!Remotes.isUrl(place)) {
            return place.isBlank()
                    ? Optional.empty()
                    : ServiceRepository.in(Path.of(place), ServiceRepository::pointInPlace);
        }
        try {
            Path mirror = remotes.fetch(
                    place,
                    new RefSpec("+refs/heads/main:refs/heads/main"),
                    new RefSpec("+refs/heads/paved/*:refs/heads/paved/*"),
                    new RefSpec("+" + OwnCommits.TEMPLATE_REFS + "*:" + OwnCommits.TEMPLATE_REFS + "*"));
            return ServiceRepository.in(mirror, new RemotePointer(remotes, mirror, place));
        } catch (IOException e) {
            throw new RefusedException(new RepositoryUnreachable(place, String.valueOf(e.getMessage())));
        }
    }

    /** The version of its golden path that the one at {@code place} told of when it was last read. */
    Optional<String> version(String place) throws IOException {
        boolean elsewhere = Remotes.isUrl(place);
        Optional<ServiceRepository> found = place.isBlank()
                ? Optional.empty()
                : ServiceRepository.in(
                        elsewhere ? remotes.mirror(place) : Path.of(place), ServiceRepository::pointInPlace);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ServiceRepository repository = found.get()) {
            Optional<RevCommit> head = elsewhere ? repository.commit(Remotes.LAST_HEAD) : repository.head();
            return head.isEmpty()
                    ? Optional.empty()
                    : repository.provenance(head.get()).map(Provenance::version);
        }
    }
}
