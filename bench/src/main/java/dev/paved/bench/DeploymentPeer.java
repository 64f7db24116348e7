package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code kubectl} does to roll a new image out.
 *
 * @param namespace where
 * @param image without its tag
 */
record DeploymentPeer(Kubectl kubectl, String namespace, String image) {

    /** Makes the Deployment {@code name} of what the deployer made of {@code model}, and waits until it is available. */
    void make(String model, String name) throws IOException, InterruptedException {
        JsonNode read = kubectl.json("get", "deployment", model, "-n", namespace);
        ObjectNode object = read.deepCopy();
        ((ObjectNode) object.at("/metadata")).remove("annotations");
        String text = EnvironmentManifests.clean(object)
                .replace("\"" + model + "\"", "\"" + name + "\"")
                .replace("\"paved-deployer\"", "\"bench\"");
        Path file = Files.writeString(kubectl.folder().resolve(name + ".json"), text);
        kubectl.run("apply", "-f", file.toString());
        await(name);
    }

    /** Sets its image, and waits until it is rolled out. */
    void roll(String name, String tag) throws IOException, InterruptedException {
        set(name, tag);
        await(name);
    }

    void set(String name, String tag) throws IOException, InterruptedException {
        kubectl.run("set", "image", "deployment/" + name, "app=" + image + ":" + tag, "-n", namespace);
    }

    /** For how long a Deployment makes no progress before it has failed, which {@code kubectl rollout status} waits for. */
    void deadline(String name, int seconds) throws IOException, InterruptedException {
        kubectl.run(
                "patch",
                "deployment",
                name,
                "-n",
                namespace,
                "-p",
                "{\"spec\":{\"progressDeadlineSeconds\":" + seconds + "}}");
    }

    void await(String name) throws IOException, InterruptedException {
        kubectl.run("rollout", "status", "deployment/" + name, "-n", namespace, "--timeout=10m");
    }

    /** The same, for one that fails; gives what it printed. */
    String failure(String name) throws IOException, InterruptedException {
        try {
            await(name);
        } catch (IllegalStateException failed) {
            return String.valueOf(failed.getMessage());
        }
        throw new IllegalStateException(name + " was rolled out");
    }
}
