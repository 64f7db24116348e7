package dev.paved.provisioner.repository;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import dev.paved.kit.repository.CommitFile;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.ManifestPlace;
import dev.paved.provisioner.manifest.ManifestSource;
import dev.paved.provisioner.manifest.SpecReader;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Reads manifests, and the files that they name, where somebody says that they are. */
@Singleton
public class RepositoryManifests {

    private final NamedRepositories repositories;
    private final SpecReader reader;
    private final CrashPoints crash;

    RepositoryManifests(NamedRepositories repositories, SpecReader reader, CrashPoints crash) {
        this.repositories = repositories;
        this.reader = reader;
        this.crash = crash;
    }

    /**
     * The environment that the manifest at {@code place} describes, with the commit that this was read at; it may fetch that.
     *
     * @throws RefusedException where it is not to be had, or with every wrong field
     */
    public EnvironmentRequest read(ManifestPlace place) {
        return repositories.read(place, files -> {
            crash.at("repository-read");
            return read(place, files);
        });
    }

    private EnvironmentRequest read(ManifestPlace place, RepositoryFiles files) {
        ManifestSource source = new ManifestSource(place.repository(), place.path(), files.commit());
        try {
            String text = files.text(place.path()).orElseThrow(() -> missing(source, files));
            return reader.manifest(text, files).from(source);
        } catch (CommitFile.Unreadable e) {
            throw new RefusedException(
                    Invalid.field("/path", "must be a file of text: " + source + " " + e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new RefusedException(new RepositoryFailure.Unreadable(
                    source + " can't be read: " + e.getMessage(), "Try again in a moment."));
        } catch (RefusedException e) {
            throw new RefusedException(located(e.failure(), source));
        }
    }

    private static RefusedException missing(ManifestSource source, RepositoryFiles files) {
        return new RefusedException(new RepositoryFailure.NotThere(
                "file", "There is no " + source, Similar.to(source.path(), files.paths())));
    }

    /** The same, with where the manifest is that is wrong. */
    private static Failure located(Failure failure, ManifestSource source) {
        return failure instanceof Invalid(var detail, var errors)
                ? new Invalid(source + " is wrong. " + detail, errors)
                : failure;
    }
}
