package dev.paved.deployer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.digest.Sha256;
import dev.paved.local.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The registry of the Distribution project, which lets {@code ada} in, and images to look for in it. */
final class DockerRegistry implements AutoCloseable {

    static final String USER = "ada";
    static final String PASSWORD = "correct horse";

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    /** {@link #PASSWORD}, as bcrypt hashes it. */
    private static final String HASHED = "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private DockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static DockerRegistry start(Path folder) throws IOException {
        int port = FreePort.any();
        Path passwords = Files.writeString(folder.resolve("passwords"), USER + ":" + HASHED + "\n");
        Path configuration = Files.writeString(
                folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: warn}
                storage:
                  filesystem: {rootdirectory: "%s"}
                http: {addr: "127.0.0.1:%d"}
                auth:
                  htpasswd: {realm: registry, path: "%s"}
                """.formatted(folder.resolve("images"), port, passwords));
        Process process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
        DockerRegistry registry = new DockerRegistry(process, port);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> registry.send("GET", "/v2/", "", "").statusCode() == 200);
        return registry;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Pushes an image that nothing else is like; the answer is its digest. */
    String push(String name, String tag, String content) throws IOException, InterruptedException {
        String config = "{\"architecture\": \"amd64\", \"os\": \"linux\", \"content\": \"" + content + "\"}";
        upload(name, config);
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s", "layers": [],
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d}}""".formatted(MANIFEST, digest(config), config.length());
        return put(name, tag, MANIFEST, manifest);
    }

    /** Pushes an image for two platforms; the answer is the digest of its index. */
    String pushIndex(String name, String tag) throws IOException, InterruptedException {
        String amd64 = push(name, "amd64", "one");
        String arm64 = push(name, "arm64", "two");
        String index = """
                {"schemaVersion": 2, "mediaType": "%1$s", "manifests": [
                  {"mediaType": "%2$s", "digest": "%3$s", "size": 1, "platform": {"os": "linux", "architecture": "amd64"}},
                  {"mediaType": "%2$s", "digest": "%4$s", "size": 1, "platform": {"os": "linux", "architecture": "arm64"}}]}""".formatted(INDEX, MANIFEST, amd64, arm64);
        return put(name, tag, INDEX, index);
    }

    private void upload(String name, String blob) throws IOException, InterruptedException {
        String location = send("POST", "/v2/" + name + "/blobs/uploads/", "", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        URI at = URI.create("http://" + host()).resolve(location);
        String query = at.getRawQuery() + "&digest=" + digest(blob);
        assertThat(send("PUT", at.getRawPath() + "?" + query, "application/octet-stream", blob)
                        .statusCode())
                .isEqualTo(201);
    }

    private String put(String name, String tag, String type, String manifest) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("PUT", "/v2/" + name + "/manifests/" + tag, type, manifest);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return digest(manifest);
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        String who = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Basic " + who);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String digest(String text) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(text));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        http.close();
    }
}
