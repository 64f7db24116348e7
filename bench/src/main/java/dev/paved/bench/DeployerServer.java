package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.bench.ServiceServer.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A deployer-svc of the benchmark's own; it deploys to a cluster, to the one environment {@value #ENVIRONMENT}.
 *
 * @param service the service
 * @param platform the command
 */
record DeployerServer(ServiceServer service, Path platform) implements AutoCloseable {

    static final String ENVIRONMENT = "bench";

    static DeployerServer start(Surroundings at, Path kubeconfig, PlatformStandIn standIn)
            throws IOException, InterruptedException {
        ServiceServer service = ServiceServer.start(
                at,
                "deployer-svc",
                Map.of(
                        "PAVED_BASE_URL",
                        standIn.url(),
                        "PAVED_DEPLOYER_TOKEN",
                        "bench",
                        "PAVED_DEPLOYER_TARGET",
                        "kubernetes",
                        "PAVED_DEPLOYER_IMAGE",
                        standIn.host() + "/{service}",
                        "PAVED_DEPLOYER_KUBERNETES_KUBECONFIG",
                        kubeconfig.toString(),
                        "PAVED_DEPLOYER_KUBERNETES_NAMESPACE_PREFIX",
                        at.prefix()));
        service.await(() -> service.http().get("/api/deployments").has("items"));
        return new DeployerServer(service, at.root().resolve("platform"));
    }

    /** Runs {@code platform deploy} and waits for its end; gives the exit code. */
    int deploy(String service, String version) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(platform.toString(), "deploy", service, "--env", ENVIRONMENT, "--version", version))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PLATFORM_SERVER", this.service.http().base());
        builder.environment().put("PLATFORM_TOKEN", token());
        return builder.start().waitFor();
    }

    private String token() {
        return Objects.requireNonNull(
                        service.http().headers().get("Authorization"), "The service is asked with a token.")
                .substring("Bearer ".length());
    }

    /** Asks for a deployment; gives its operation. */
    JsonNode request(String name, String version) throws IOException, InterruptedException {
        return service.http()
                .post("/api/deployments", Map.of("service", name, "environment", ENVIRONMENT, "version", version));
    }

    /** Returns when {@code operation} has ended, well or not. */
    JsonNode ended(JsonNode operation) throws IOException, InterruptedException {
        return service.ended(operation);
    }

    @Override
    public void close() {
        service.close();
    }
}
