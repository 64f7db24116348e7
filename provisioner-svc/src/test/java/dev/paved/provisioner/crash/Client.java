package dev.paved.provisioner.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who asks for environments, and asks again under the same idempotency key when there was no answer. */
record Client(ProvisionerProcess provisioner) {

    static final Duration SOON = Duration.ofSeconds(60);

    /** Two services and their addresses, so that objects of every kind are made. */
    Optional<String> create(String name, String image) {
        return accepted(() -> provisioner
                .asked()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .header("Idempotency-Key", "create-" + name)
                .body("""
                        apiVersion: platform.myorg.com/v1
                        kind: Environment
                        metadata: {name: %s}
                        spec:
                          type: preview
                          services:
                            - {name: api, image: "%s"}
                            - {name: frontend, image: "%s"}
                        """.formatted(name, image, image))
                .post(provisioner.at("/api/environments")));
    }

    Optional<String> destroy(String name) {
        return accepted(() -> provisioner
                .asked()
                .header("Idempotency-Key", "destroy-" + name)
                .delete(provisioner.at("/api/environments/" + name)));
    }

    /** Another image of {@code api}, a {@code worker} with a database in place of {@code frontend}. */
    Optional<String> change(String name, String image) {
        return accepted(() -> provisioner
                .asked()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "change-" + name)
                .body(Map.of(
                        "manifest",
                        """
                        apiVersion: platform.myorg.com/v1
                        kind: Environment
                        metadata: {name: %s}
                        spec:
                          type: preview
                          services:
                            - {name: api, image: "%s"}
                            - {name: worker, image: "%s"}
                          databases:
                            - {type: postgres, service: worker, seed: seed.sql}
                        """.formatted(name, image, image),
                        "files",
                        Map.of("seed.sql", "create table thing (id int);")))
                .put(provisioner.at("/api/environments")));
    }

    private interface Request {
        Response send() throws Exception;
    }

    /** Where its operation is; nothing where the provisioner died before it answered. */
    private static Optional<String> accepted(Request request) {
        Response response;
        try {
            response = request.send();
        } catch (Exception died) {
            return Optional.empty();
        }
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        return Optional.of(response.header("Location"));
    }

    /** The operation once it has ended well. */
    JsonPath succeeded(String operation) {
        return await().atMost(SOON).ignoreExceptions().until(() -> get(operation), seen -> {
            assertThat(seen.getString("status")).as(seen.prettify()).isNotEqualTo("failed");
            return "succeeded".equals(seen.getString("status"));
        });
    }

    /** Waits until the environment's condition Ready has that reason. */
    void awaitReason(String name, String reason) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> reason.equals(show(name).getString("conditions.find { it.type == 'Ready' }.reason")));
    }

    void awaitReady(String name) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> "ready".equals(show(name).getString("phase")));
    }

    JsonPath show(String name) {
        return get("/api/environments/" + name);
    }

    private JsonPath get(String path) {
        return provisioner.asked().get(provisioner.at(path)).jsonPath();
    }
}
