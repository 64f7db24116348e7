package dev.paved.provisioner.manifest;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What environments of one type are given, and what they may have. */
public interface TypePolicy {

    /** How long one lives when nothing is said; it stays where this is not set. */
    Optional<Duration> ttl();

    /** How many services there may be in one. */
    @WithDefault("20")
    int services();

    /** How many there may be of a service. */
    @WithDefault("3")
    int replicas();

    /** What images may begin with; any where this is not set. */
    Optional<List<String>> images();

    /** Whether an image has to be one version, always the same: a tag other than {@code latest}, or a digest. */
    @WithDefault("false")
    boolean fixedImages();

    /** The most confidential data that a database may be filled with. */
    @WithDefault("internal")
    Classification seeds();
}
