package dev.paved.local.supervisor;

import dev.paved.local.identity.LocalIdentity;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.Secrets;
import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes of the local stack, with their options and environments. */
record StackPlan(PavedHome home, StackSettings settings, Installation installation, Secrets secrets) {
    private static final String OPERATORS = "PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS";
    private static final Duration DRAIN = Duration.ofSeconds(15);
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-Xms24m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** In the order in which the groups are stopped. */
    List<List<ProcessSpec>> stopOrder() {
        return List.of(
                List.of(router()),
                Stream.of(Service.values()).map(this::service).toList(),
                List.of(infra()));
    }

    private ProcessSpec infra() {
        return new ProcessSpec(
                "infra",
                settings.kafkaPort(),
                stackJvm("infra", "dev.paved.local.infra.InfraMain", "-Xmx192m"),
                new Health.Infra(home),
                Set.of(),
                DRAIN.multipliedBy(2));
    }

    private ProcessSpec router() {
        return new ProcessSpec(
                "router",
                settings.routerPort(),
                stackJvm("router", "dev.paved.local.router.RouterMain", "-Xmx48m"),
                ready(settings.routerPort()),
                Set.of(),
                DRAIN);
    }

    private ProcessSpec service(Service service) {
        Path jar = installation.serviceJar(service);
        var options = jvmOptions(service.id(), "-Xmx160m");
        var launch = new JavaLaunch(
                List.of(jar),
                jar.resolveSibling("app.aot"),
                options,
                List.of("-jar", jar.toString()),
                environment(service),
                home.log(service.id()));
        int port = settings.port(service);
        return new ProcessSpec(service.id(), port, launch, ready(port), Set.of("infra"), DRAIN);
    }

    private JavaLaunch stackJvm(String name, String main, String heap) {
        var environment = new HashMap<>(common());
        environment.put("CLASSPATH", installation.stackClassPath());
        environment.put("PAVED_INSTALL", installation.root().toString());
        Path target = installation.stackTarget();
        return new JavaLaunch(
                List.of(installation.stackJar(), target.resolve("lib")),
                target.resolve(name + ".aot"),
                jvmOptions(name, heap),
                List.of(main),
                environment,
                home.log(name));
    }

    private List<String> jvmOptions(String name, String heap) {
        var options = new ArrayList<>(SMALL_JVM);
        options.add(heap);
        options.add(Adoption.processMark(name));
        options.add(Adoption.homeMark(home));
        return options;
    }

    private static Health ready(int port) {
        return new Health.Http(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    private Map<String, String> common() {
        return Map.of("PAVED_HOME", home.root().toString(), "PAVED_BASE_URL", settings.baseUrl());
    }

    /** What it takes to hand over any text to what the deployer starts, where {@code own} is what this process can. */
    static Map<String, String> encoding(@Nullable String own) {
        return "UTF-8".equals(own) ? Map.of() : Map.of("LC_ALL", "C.UTF-8");
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(common());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.port(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + settings.kafkaPort());
        environment.put("PAVED_DB_HOST", "127.0.0.1");
        environment.put("PAVED_DB_PORT", Integer.toString(settings.postgresPort()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_IDLE_TIMEOUT", "PT30S");
        environment.put("PAVED_DB_USER", "paved");
        environment.put("PAVED_DB_PASSWORD", secrets.postgresPassword());
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", LocalIdentity.at(home.root()).publicKey());
        if (service == Service.CATALOG) {
            // It runs as the person who registers files, on the same machine.
            environment.put("PAVED_CATALOG_FILES", System.getenv().getOrDefault("PAVED_CATALOG_FILES", "/"));
        }
        if (service == Service.INTEGRATIONS) {
            environment.put("PAVED_GITHUB_WEBHOOK_SECRET", secrets.githubWebhookSecret());
            // Whoever runs the stack operates it.
            environment.put(
                    OPERATORS, System.getenv().getOrDefault(OPERATORS, "user:" + System.getProperty("user.name")));
        }
        if (service == Service.DEPLOYER) {
            environment.put("PAVED_ROUTER_ADMIN_URL", "http://127.0.0.1:" + settings.routerPort());
            environment.put("PAVED_ROUTER_ADMIN_TOKEN", secrets.routerToken());
            environment.put("PAVED_DEPLOYER_TOKEN_FILE", home.deployerToken().toString());
            environment.putAll(encoding(System.getProperty("sun.jnu.encoding")));
        }
        return environment;
    }
}
