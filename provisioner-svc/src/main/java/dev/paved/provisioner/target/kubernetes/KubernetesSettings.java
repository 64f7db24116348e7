package dev.paved.provisioner.target.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What can be set about environments on Kubernetes. */
@ConfigMapping(prefix = "paved.provisioner.kubernetes")
public interface KubernetesSettings {

    /** The kubeconfig file; without it the one of {@code KUBECONFIG}, of the user, or of the pod. */
    Optional<Path> kubeconfig();

    /** What the name of each namespace begins with; the environment's name follows. */
    @WithDefault("paved-")
    String namespacePrefix();

    /** The domain below which services are reached, as {@code SERVICE.ENVIRONMENT.DOMAIN}; without it there are no ingresses. */
    Optional<String> domain();

    /** The scheme of the addresses: {@code https} where the ingress controller has a certificate for them. */
    @WithDefault("http")
    String scheme();

    /** The class of the ingresses; without it the cluster's default. */
    Optional<String> ingressClass();

    /** The namespace of the ingress controller, from which services may be reached. */
    @WithDefault("ingress-nginx")
    String ingressNamespace();

    /** The port that every service listens on; it is told in the variable {@code PORT}. */
    @WithDefault("8080")
    int port();

    /** The port of database servers, which services may reach wherever they are. */
    @WithDefault("5432")
    int databasePort();

    /** What an environment may use. */
    Quota quota();

    /** What a container gets. */
    Container container();

    /** What an environment may use, in Kubernetes' quantities. */
    interface Quota {

        /** The sum of the CPU that containers ask for. */
        @WithDefault("4")
        String cpu();

        /** The sum of the memory that containers may use. */
        @WithDefault("8Gi")
        String memory();

        /** How many pods there may be. */
        @WithDefault("20")
        String pods();
    }

    /** What a container gets, in Kubernetes' quantities. */
    interface Container {

        /** The CPU that it asks for; it may use more while there is some. */
        @WithDefault("100m")
        String cpu();

        /** The memory that it asks for and may use. */
        @WithDefault("256Mi")
        String memory();
    }
}
