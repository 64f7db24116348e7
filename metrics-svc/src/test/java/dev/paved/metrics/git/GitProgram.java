package dev.paved.metrics.git;

import dev.paved.kit.testing.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real {@code git}, on a bare repository. */
final class GitProgram implements AutoCloseable {

    private final Path root;
    private final Path repository;

    private GitProgram(Path root, Path repository) {
        this.root = root;
        this.repository = repository;
    }

    /** A repository called {@code name} that has what {@code history} says, as {@code git fast-import} reads it. */
    static GitProgram of(String name, String history) throws IOException {
        Path root = Files.createTempDirectory("paved-git").toRealPath();
        GitProgram git = in(root, name);
        git.load(history);
        return git;
    }

    /** An empty repository called {@code name} in {@code root}. */
    static GitProgram in(Path root, String name) throws IOException {
        GitProgram git = new GitProgram(root, root.resolve(name + ".git"));
        Files.createDirectories(git.repository);
        git.run("", "init", "--quiet", "--bare", "--initial-branch=main");
        return git;
    }

    void load(String history) throws IOException {
        run(history, "fast-import", "--quiet", "--force");
    }

    Path root() {
        return root;
    }

    Path repository() {
        return repository;
    }

    /** The lines that the command prints. */
    List<String> lines(String... command) throws IOException {
        return run("", command).lines().toList();
    }

    /** Makes a file of each object of {@code pack}. */
    void unpack(Path pack) throws IOException {
        run(pack, "unpack-objects", "-q");
    }

    private String run(String input, String... command) throws IOException {
        return run(Files.writeString(Files.createTempFile(root, "input", ""), input), command);
    }

    private String run(Path typed, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("git", "--git-dir", repository.toString()));
        line.addAll(List.of(command));
        Path printed = Files.createTempFile(root, "output", "");
        Process process = new ProcessBuilder(line)
                .redirectInput(typed.toFile())
                .redirectOutput(printed.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            int end = process.waitFor();
            String output = Files.readString(printed, StandardCharsets.UTF_8);
            if (end != 0) {
                throw new IOException(line + ": " + output);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(root);
    }
}
