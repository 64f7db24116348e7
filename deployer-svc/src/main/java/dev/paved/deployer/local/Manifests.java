package dev.paved.deployer.local;

import dev.paved.deployer.repository.Checkouts;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Reads what releases say of themselves. */
@Singleton
public class Manifests {

    private final Checkouts checkouts;

    Manifests(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /** That of {@code release}, whose files are checked out for it. */
    public ServiceManifest of(Release release) throws ManifestProblem, IOException {
        return ManifestReader.read(checkouts.ensure(release.service(), release.repository(), release.commit()));
    }
}
