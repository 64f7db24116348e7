package dev.paved.deployer.local;

import dev.paved.deployer.repository.Checkouts;
import dev.paved.deployer.repository.Sources;
import jakarta.inject.Singleton;
import java.io.IOException;

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
        return ManifestReader.parse(
                sources.read(service, repository, commit, ManifestReader.FILE, ManifestReader.LARGEST)
                        .orElseThrow(() -> new ManifestProblem("There is no readable " + ManifestReader.FILE + ".")));
    }
}
