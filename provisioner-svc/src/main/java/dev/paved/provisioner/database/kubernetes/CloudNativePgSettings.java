package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.manifest.DatabaseSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What is asked of CloudNativePG for a database. */
@ConfigMapping(prefix = "paved.provisioner.cloudnative-pg")
interface CloudNativePgSettings {

    /** The image of PostgreSQL; the operator's own choice where it is not set. */
    Optional<String> image();

    /** The class of the volumes; the cluster's default where it is not set. */
    Optional<String> storageClass();

    /** The namespace of the operator, from which databases may be reached. */
    @WithDefault("cnpg-system")
    String operatorNamespace();

    /** Where the API server is, as CIDRs: databases may talk to it. */
    @WithDefault("0.0.0.0/0")
    List<String> apiServer();

    /** The ports of the API server. */
    @WithDefault("443,6443")
    List<Integer> apiServerPorts();

    /** What a small database gets. */
    Small small();

    /** What a medium one gets. */
    Medium medium();

    /** What a large one gets. */
    Large large();

    /** What a database gets, in Kubernetes' quantities. */
    interface Size {

        /** How many servers there are, of which one is written to. */
        int instances();

        /** The volume of each. */
        String storage();

        /** The CPU that each asks for. */
        String cpu();

        /** The memory that each asks for and may use. */
        String memory();
    }

    /** What a small database gets. */
    interface Small extends Size {

        @Override
        @WithDefault("1")
        int instances();

        @Override
        @WithDefault("5Gi")
        String storage();

        @Override
        @WithDefault("250m")
        String cpu();

        @Override
        @WithDefault("512Mi")
        String memory();
    }

    /** What a medium database gets. */
    interface Medium extends Size {

        @Override
        @WithDefault("2")
        int instances();

        @Override
        @WithDefault("20Gi")
        String storage();

        @Override
        @WithDefault("500m")
        String cpu();

        @Override
        @WithDefault("1Gi")
        String memory();
    }

    /** What a large database gets. */
    interface Large extends Size {

        @Override
        @WithDefault("3")
        int instances();

        @Override
        @WithDefault("100Gi")
        String storage();

        @Override
        @WithDefault("1")
        String cpu();

        @Override
        @WithDefault("2Gi")
        String memory();
    }

    default Size of(DatabaseSize size) {
        return switch (size) {
            case SMALL -> small();
            case MEDIUM -> medium();
            case LARGE -> large();
        };
    }
}
