package dev.paved.deployer.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What can be set about deployments on Kubernetes. */
@ConfigMapping(prefix = "paved.deployer.kubernetes")
interface KubernetesSettings {

    /** The kubeconfig file; without it the one of {@code KUBECONFIG}, of the user, or of the pod. */
    Optional<Path> kubeconfig();

    /** What the name of each environment's namespace begins with; the environment's name follows. */
    @WithDefault("paved-")
    String namespacePrefix();

    /** The service account of the pods, which the provisioner makes in each namespace. */
    @WithDefault("services")
    String serviceAccount();

    /** The domain below which services are reached, as {@code SERVICE.ENVIRONMENT.DOMAIN}; without it there are no ingresses. */
    Optional<String> domain();

    /** The scheme of the addresses: {@code https} where the ingress controller has a certificate for them. */
    @WithDefault("http")
    String scheme();

    /** The class of the ingresses; without it the cluster's default. */
    Optional<String> ingressClass();

    /**
     * A gateway of the Gateway API as {@code NAMESPACE/NAME}: routes of it lead requests from outside instead of ingresses, and
     * share them by weights.
     */
    Optional<String> gateway();

    /** The port that every service listens on; it is told in the variable that {@code platform.yaml} names. */
    @WithDefault("8080")
    int port();

    /** The CPU that a container asks for; it may use more while there is some. */
    @WithDefault("100m")
    String cpu();

    /** The memory that a container asks for and may use. */
    @WithDefault("256Mi")
    String memory();

    /** How long new pods may take until their containers run: a node is found, and the image is there. */
    @WithDefault("2m")
    Duration placementLimit();

    /** After how many restarts a new version that stops again and again is given up. */
    @WithDefault("2")
    int crashes();

    /** How often it is looked at what runs, besides when something is told. */
    @WithDefault("30s")
    Duration lookEvery();
}
