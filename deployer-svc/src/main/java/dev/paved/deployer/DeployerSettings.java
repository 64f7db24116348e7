package dev.paved.deployer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The deployer's settings. */
@ConfigMapping(prefix = "paved.deployer")
public interface DeployerSettings {

    /** The state folder; checkouts, instances and their logs are below its {@code deployments}. */
    Path home();

    /** Where versions run. */
    @WithDefault("local")
    TargetKind target();

    /** Kinds of targets. */
    enum TargetKind {
        LOCAL,
        KUBERNETES,
        GITOPS;

        /** Whether images run there, instead of what is in a repository. */
        public boolean runsImages() {
            return this != LOCAL;
        }

        /** The identifier of what works on it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The image of a service whose {@code platform.yaml} names none, without its tag; {@code {service}} is its name. */
    Optional<String> image();

    /** Where the platform is reached: by this service for the others, and by users for what they deployed. */
    URI baseUrl();

    /** The router that users' requests go through. */
    Router router();

    /** A file with the token that this service says who it is with, read for each request: it may be renewed. */
    Optional<Path> tokenFile();

    /** That token itself, where it is in no file. */
    Optional<String> token();

    /** How long a rollout waits for what its service is given, its secrets and its database, before it is given up. */
    @WithDefault("2m")
    Duration variablesLimit();

    /** How often it is looked whether what services are given is another, though nothing was told of it. */
    @WithDefault("1m")
    Duration variablesCheck();

    /** The groups whose members are programs: what was rolled back stays so, whatever they ask for. */
    @WithDefault("paved-automation,paved-deployer")
    Set<String> automationGroups();

    /** How long a deployment waits in line for others before it is given up. */
    @WithDefault("1h")
    Duration queueLimit();

    /** How long a rollout may take in all. */
    @WithDefault("20m")
    Duration rolloutLimit();

    /** How long the steps of a canary may take together, waiting for somebody included. */
    @WithDefault("24h")
    Duration stepsLimit();

    /** How long the build commands of a version may take together. */
    @WithDefault("10m")
    Duration buildLimit();

    /** How long the router may take to accept a route before a rollout is given up. */
    @WithDefault("60s")
    Duration shiftLimit();

    /** How long the old instance still runs after the router has left it, for requests that are under way. */
    @WithDefault("2s")
    Duration drain();

    /** How long an instance may take to end after it was asked to; then it is killed. */
    @WithDefault("10s")
    Duration stopLimit();

    /** How many answers in a row make a new instance healthy. */
    @WithDefault("3")
    int healthySuccesses();

    /** The lowest port that instances get. */
    @WithDefault("20000")
    int firstPort();

    /** The highest port that instances get. */
    @WithDefault("29999")
    int lastPort();

    /** Environment variables of this process that instances get too; no others are passed on. */
    @WithDefault("PATH,HOME,USER,LOGNAME,SHELL,LANG,LC_ALL,TZ,TMPDIR,HTTP_PROXY,HTTPS_PROXY,NO_PROXY,"
            + "http_proxy,https_proxy,no_proxy,SSL_CERT_FILE,NODE_EXTRA_CA_CERTS,MAVEN_OPTS")
    List<String> passEnvironment();

    /** Where versions are measured. */
    Prometheus prometheus();

    /** What canaries are analysed with. */
    interface Prometheus {

        /** Where its HTTP API is reached; analyses hold where there is none. */
        Optional<URI> url();
    }

    /** How the router is told where to send requests. */
    interface Router {

        /** Where its administration is reached. */
        URI adminUrl();

        /** The bearer token it asks for. */
        Optional<String> adminToken();
    }

    /** Where users reach {@code service} in {@code environment}. */
    default String urlOf(String environment, String service) {
        return baseUrl().toString().replaceFirst("/+$", "") + "/apps/" + environment + "/" + service + "/";
    }

    /** The folder of everything that is deployed on this machine. */
    default Path deployments() {
        return home().resolve("deployments");
    }
}
