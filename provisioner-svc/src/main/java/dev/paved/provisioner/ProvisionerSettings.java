package dev.paved.provisioner;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.manifest.TypePolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be set about environments and secrets. */
@ConfigMapping(prefix = "paved.provisioner")
public interface ProvisionerSettings {

    /** The state folder: the local target makes environments below it. */
    Path home();

    /** Where new environments are made. */
    @WithDefault("local")
    TargetKind target();

    /** Where environments can be made. */
    enum TargetKind {
        LOCAL,
        KUBERNETES
    }

    /** The group that the deployer's token names, and nobody else's: it is told what the services are given that it runs. */
    @WithDefault("paved-deployer")
    String deployerGroup();

    /** The values of {@code apiVersion} that a manifest may have, the preferred one first. */
    @WithDefault("platform.myorg.com/v1,paved.dev/v1")
    List<String> apiVersions();

    /** How long making an environment may take before it has failed. */
    @WithDefault("1m")
    Duration provideWithin();

    /** How long a teardown may take before its operation has failed; the teardown itself goes on. */
    @WithDefault("2m")
    Duration removeWithin();

    /** How long environments live. */
    Ttl ttl();

    /** What environments of each type are given, and what they may have. */
    Map<EnvironmentType, TypePolicy> types();

    /** Previews of pull requests. */
    Previews previews();

    /** Previews of pull requests. */
    interface Previews {

        /** The file of a repository that describes the preview of its pull requests. */
        @WithDefault(".paved/preview.yaml")
        String manifest();

        /** The label that a pull request of a fork must have. */
        @WithDefault("preview")
        String forkLabel();

        /** How long from then on a preview is there that somebody asked to extend without saying so. */
        @WithDefault("1d")
        Duration extension();

        /** Where the repositories are that events call {@code owner/name}. */
        @WithDefault("https://github.com")
        String forge();
    }

    /** Repositories whose manifests are read by request. */
    Repositories repositories();

    /** Repositories whose manifests are read by request. */
    interface Repositories {

        /** The hosts that may be asked, with a colon and the port where URLs have one, beside the forge's and those with a token. */
        Optional<List<String>> hosts();
    }

    /** Databases. */
    Databases databases();

    /** Databases. */
    interface Databases {

        /** Who makes new ones. */
        @WithDefault("postgres")
        ProviderKind provider();
    }

    /** Who can make databases. */
    enum ProviderKind {
        POSTGRES,
        CLOUDNATIVE_PG,
        CROSSPLANE
    }

    /** Secrets. */
    Secrets secrets();

    /** Secrets. */
    interface Secrets {

        /** How many versions of a secret are kept; with each further one the oldest goes. */
        @WithDefault("20")
        int keptVersions();

        /** The shortest time after which a secret can be told to have a new value again and again. */
        @WithDefault("1h")
        Duration shortestRotation();

        /** Where the values of new versions are kept; those of earlier ones stay where they are. */
        @WithDefault("embedded")
        Backend backend();

        /** Where in Vault, or OpenBao, they are; how to get there is {@code quarkus.vault.*}. */
        Vault vault();
    }

    /** Where values of secrets can be kept. */
    enum Backend {
        /** In the database, sealed with the master key. */
        EMBEDDED,
        /** In a secrets engine of Vault or OpenBao: KV, version 2. */
        VAULT
    }

    /** Where in Vault, or OpenBao, values of secrets are. Values that are there are not found under other settings. */
    interface Vault {

        /** The path that the engine is mounted at. */
        @WithDefault("secret")
        String mount();

        /** What all paths in it begin with. */
        @WithDefault("paved")
        String prefix();

        /** A file with the token, read for each request, so that an agent can renew it; instead of {@code quarkus.vault.authentication}. */
        Optional<Path> tokenFile();
    }

    /** How long environments live. */
    interface Ttl {

        /** The shortest time that can be asked for. */
        @WithDefault("5s")
        Duration least();

        /** The longest time, counted from an environment's creation. */
        @WithDefault("30d")
        Duration most();

        /** How long before its end an environment's owner is told of it; at most a tenth of its life, and not at all if that is less than a minute. */
        @WithDefault("1d")
        Duration notice();
    }
}
