package dev.paved.deployer.gitops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What can be set about deploying through an environment repository and Argo CD. */
@ConfigMapping(prefix = "paved.deployer.gitops")
public interface GitOpsSettings {

    /** The URL or path of the environment repository; needed where the target is {@code gitops}. */
    Optional<String> repository();

    /** Its branch that Argo CD follows. */
    @WithDefault("main")
    String branch();

    /** The folder with the manifests of a service in an environment. */
    @WithDefault("environments/{environment}/{service}")
    String path();

    /** The name of Argo CD's Application for it. */
    @WithDefault("{environment}-{service}")
    String application();

    /** The namespace of the Applications. */
    @WithDefault("argocd")
    String namespace();

    /** The kubeconfig file of the cluster where Argo CD runs; without it the one of {@code KUBECONFIG}, of the user, or of the pod. */
    Optional<Path> kubeconfig();

    /** Where users reach a service: the address within the cluster, unless it is set. */
    @WithDefault("http://{service}.{environment}")
    String url();

    /** How long Argo CD may take from the commit until the version is synced and healthy. */
    @WithDefault("10m")
    Duration healthTimeout();

    /** How long something must be wrong before it is believed: Argo CD's status may still be about the version before. */
    @WithDefault("15s")
    Duration grace();

    /** Whether Argo CD is asked to look at the repository right after a commit, by an annotation on its Application. */
    @WithDefault("true")
    boolean refresh();

    /** How often it is looked whether somebody else has committed another image. */
    @WithDefault("1m")
    Duration check();

    /** The folder of {@code service} in {@code environment}. */
    default String folder(String service, String environment) {
        return filled(path(), service, environment).replaceAll("^[./]*/|/+$", "");
    }

    /** The name of the Application of {@code service} in {@code environment}. */
    default String application(String service, String environment) {
        return filled(application(), service, environment);
    }

    /** Where users reach {@code service} in {@code environment}. */
    default String url(String service, String environment) {
        return filled(url(), service, environment);
    }

    private static String filled(String template, String service, String environment) {
        return template.replace("{environment}", environment).replace("{service}", service);
    }
}
