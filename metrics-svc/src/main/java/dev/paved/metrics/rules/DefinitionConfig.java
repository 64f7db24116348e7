package dev.paved.metrics.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The choices that DORA leaves open, as this platform makes them; a request may ask for others. */
@ConfigMapping(prefix = "paved.metrics.definition")
interface DefinitionConfig {

    /** What deployment frequency counts: {@code deployments} or {@code days}. */
    @WithDefault("deployments")
    String frequencyCount();

    /** Where lead time starts: {@code committed}, {@code authored}, {@code first-commit-of-pr} or {@code merged}. */
    @WithDefault("committed")
    String leadTimeStart();

    /** Between two samples: {@code interpolated} or {@code lower}. */
    @WithDefault("interpolated")
    String quantile();

    /** Whether the changes of a service's first deployment count: {@code excluded} or {@code included}. */
    @WithDefault("excluded")
    String firstDeployment();

    /** What shows a failure, with commas: {@code rollback}, {@code hotfix}, {@code incident}. */
    @WithDefault("rollback,hotfix,incident")
    String failureSigns();

    /** Where recovery starts: {@code incident} or {@code deployment}. */
    @WithDefault("incident")
    String recoveryStart();

    /** How long after a deployment an incident without a named cause is put down to it, for example {@code 24h}. */
    @WithDefault("24h")
    String attributionWindow();

    /** Whether an incident may begin as its deployment ends: {@code <=} or {@code <}. */
    @WithDefault("<=")
    String attributionTie();

    /** Whose days, weeks and quarters are counted, for example {@code Europe/Berlin}. */
    @WithDefault("UTC")
    String zone();
}
