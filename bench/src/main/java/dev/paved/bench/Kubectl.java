package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code kubectl} on one cluster, as a person runs it: a process for each command. */
record Kubectl(Path kubeconfig, Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /** Runs it and gives what it printed; an error ends the benchmark. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "kubectl", ".out");
        Path errors = Files.createTempFile(folder, "kubectl", ".err");
        int exit = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output);
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ": " + Files.readString(errors));
        }
        Files.delete(output);
        Files.delete(errors);
        return text;
    }

    JsonNode json(String... arguments) throws IOException, InterruptedException {
        return JSON.readTree(
                run(Stream.concat(Stream.of(arguments), Stream.of("-o", "json")).toArray(String[]::new)));
    }

    /** Makes the objects in {@code file} and waits until all deployments of {@code namespace} are available. */
    void apply(Path file, String namespace) throws IOException, InterruptedException {
        run("apply", "-f", file.toString());
        run("wait", "--for=condition=Available", "deployment", "--all", "-n", namespace, "--timeout=10m");
    }

    /** Deletes the namespaces and waits until they are gone. */
    void delete(List<String> namespaces) throws IOException, InterruptedException {
        if (!namespaces.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of("delete", "namespace", "--wait", "--timeout=10m"));
            arguments.addAll(namespaces);
            run(arguments.toArray(String[]::new));
        }
    }

    /** The names of all namespaces. */
    Set<String> namespaces() throws IOException, InterruptedException {
        return new TreeSet<>(List.of(run("get", "namespaces", "-o", "jsonpath={.items[*].metadata.name}")
                .split(" ")));
    }
}
