package dev.paved.provisioner.preview;

import dev.paved.provisioner.environment.EnvironmentCommands;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.manifest.ManifestFiles;
import dev.paved.provisioner.manifest.Placeholders;
import dev.paved.provisioner.manifest.SpecReader;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges manifests of previews before there is a pull request, as they will be judged then. */
@Singleton
class PreviewCheck {

    private static final PullRequest SAMPLE = PullRequest.of("owner/repository", 1);
    private static final Placeholders PLACEHOLDERS =
            PreviewManifests.placeholders(SAMPLE, "branch", "0123456789abcdef0123456789abcdef01234567", SAMPLE.name());

    private final SpecReader reader;
    private final EnvironmentCommands environments;

    PreviewCheck(SpecReader reader, EnvironmentCommands environments) {
        this.reader = reader;
        this.environments = environments;
    }

    /**
     * What the first pull request of the repository {@code owner/repository} would get.
     *
     * @param environment how its environment would be called
     */
    record Sample(String environment, List<ServiceSpec> services, List<DatabaseSpec> databases) {}

    /** What a pull request would get by the manifest {@code body}; refused where it would be then. */
    Sample judge(byte[] body, @Nullable String contentType) {
        EnvironmentRequest request = reader.preview(body, contentType, PLACEHOLDERS);
        environments.check(request);
        EnvironmentSpec spec = request.spec();
        return new Sample(spec.name(), spec.services(), spec.databases());
    }

    /** The files that the manifest {@code body} names. */
    ManifestFiles files(byte[] body) {
        return reader.previewFiles(body, PLACEHOLDERS);
    }
}
