package dev.paved.deployer.local;

import dev.paved.deployer.repository.Checkouts;
import dev.paved.deployer.repository.Sources;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Reads what releases say of themselves. */
@Singleton
public class Manifests {

    private final Checkouts checkouts;
    private final Sources sources;

    Manifests(Checkouts checkouts, Sources sources) {
        this.checkouts = checkouts;
        this.sources = sources;
    }

    /** That of {@code release}, whose files are checked out for it. */
    public ServiceManifest of(Release release) throws ManifestProblem, IOException {
        return ManifestReader.read(checkouts.ensure(release.service(), release.repository(), release.commit()));
    }

    /** That of {@code commit}, without a checkout. */
    public ServiceManifest peek(String service, String repository, String commit) throws ManifestProblem {
        return ManifestReader.parse(text(service, repository, commit)
                .orElseThrow(() -> new ManifestProblem("There is no readable " + ManifestReader.FILE + ".")));
    }

    /**
     * Refuses that of {@code commit} where something in it would go unheard, or what it says of releases is wrong; that there is
     * none is no mistake here.
     */
    public Optional<Declared> check(String service, String repository, String commit) throws ManifestProblem {
        Optional<String> text = text(service, repository, commit);
        if (text.isPresent()) {
            ManifestReader.check(text.get());
        }
        return declared(text);
    }

    /** What that of {@code commit} says of releases, whatever it says of running it; nothing where there is none. */
    public Optional<Declared> declared(String service, String repository, String commit) throws ManifestProblem {
        return declared(text(service, repository, commit));
    }

    private static Optional<Declared> declared(Optional<String> text) throws ManifestProblem {
        return text.isEmpty() ? Optional.empty() : Optional.of(ManifestReader.declared(text.get()));
    }

    private Optional<String> text(String service, String repository, String commit) {
        return sources.read(service, repository, commit, ManifestReader.FILE, ManifestReader.LARGEST);
    }
}
