package dev.paved.deployer.image;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.catalog.KnownService;
import dev.paved.deployer.repository.Sources;
import dev.paved.deployer.repository.Version;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the images of versions before anything is begun with them, see ADR 30. */
@Singleton
public class Images {

    private static final long LARGEST = 64 * 1024;

    private final DeployerSettings settings;
    private final RegistrySettings registry;
    private final Sources sources;
    private final Registries registries;

    Images(DeployerSettings settings, RegistrySettings registry, Sources sources, Registries registries) {
        this.settings = settings;
        this.registry = registry;
        this.sources = sources;
        this.registries = registries;
    }

    /**
     * The image of {@code version}, pinned to its digest; null where no images are run. It asks a registry, so it has no
     * place in a transaction.
     *
     * @throws RefusedException when there is none, or its registry does not tell
     */
    public @Nullable String find(KnownService service, Version version) {
        return settings.target().runsImages() ? resolve(service, version).toString() : null;
    }

    /**
     * Passes the image on that {@code version} was deployed with before.
     *
     * @throws RefusedException when images are run, and it has none
     */
    public @Nullable String again(@Nullable String image, String service, String environment, String version) {
        if (image == null && settings.target().runsImages()) {
            throw new ImageRefusal.NotRecorded(service, environment, version).thrown();
        }
        return image;
    }

    private ImageReference resolve(KnownService service, Version version) {
        ImageName name = name(service, version);
        List<ImageReference> wanted = version.tags().stream().map(name::tagged).toList();
        for (ImageReference image : wanted) {
            switch (registries.find(image)) {
                case Lookup.Found found -> {
                    return pinned(image, found);
                }
                case Lookup.Missing() -> {}
                case Lookup.Denied(boolean authenticated) ->
                    throw new ImageRefusal.Denied(image.registry(), image.name(), authenticated).thrown();
                case Lookup.Throttled(var retryAfter) ->
                    throw new ImageRefusal.Throttled(image.registry(), retryAfter).thrown();
                case Lookup.Unreachable(String why) ->
                    throw new ImageRefusal.Unreachable(image.registry(), why).thrown();
            }
        }
        throw missing(wanted.getFirst(), version.tags());
    }

    private ImageName name(KnownService service, Version version) {
        return sources.read(service.name(), service.repository(), version.commit(), ImageName.MANIFEST, LARGEST)
                .flatMap(ImageName::ofManifest)
                .or(() -> settings.image().map(template -> ImageName.ofTemplate(template, service.name())))
                .orElseThrow(() -> new ImageRefusal.NotNamed(service.name()).thrown());
    }

    private ImageReference pinned(ImageReference image, Lookup.Found found) {
        if (!found.runsOn(registry.platform())) {
            throw new ImageRefusal.WrongPlatform(image.toString(), registry.platform(), found.platforms()).thrown();
        }
        return image.pinned(found.digest());
    }

    private RefusedException missing(ImageReference image, List<String> tried) {
        Optional<List<String>> there = registries.tags(image);
        return there.map(tags -> new ImageRefusal.NoSuchTag(image.name(), tried, Similar.to(tried.getFirst(), tags)))
                .<ImageRefusal>map(refusal -> refusal)
                .orElseGet(() -> new ImageRefusal.NoSuchRepository(image.name()))
                .thrown();
    }
}
