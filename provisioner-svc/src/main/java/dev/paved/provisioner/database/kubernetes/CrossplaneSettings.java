package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.manifest.DatabaseSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** The Crossplane claim that asks for a database: it is what a CompositeResourceDefinition of the organisation offers. */
@ConfigMapping(prefix = "paved.provisioner.crossplane")
interface CrossplaneSettings {

    /** The group of its API. */
    @WithDefault("platform.myorg.com")
    String group();

    /** The version of its API. */
    @WithDefault("v1alpha1")
    String version();

    /** Its kind. */
    @WithDefault("PostgreSQLInstance")
    String kind();

    /** The plural of its kind; the kind in small letters with an s where it is not set. */
    Optional<String> plural();

    /** The labels of the composition that is to make it. */
    Map<String, String> compositionSelector();

    /** What a size comes to in {@code spec.parameters}; {@code size} with its word where nothing is set. */
    Map<DatabaseSize, Map<String, String>> parameters();
}
