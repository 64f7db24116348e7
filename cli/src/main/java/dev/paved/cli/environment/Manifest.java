package dev.paved.cli.environment;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.input.InputFile;
import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A manifest with the files that it names, as it is sent, or where it is; the server knows what it means.
 *
 * @param contentType of {@code body}
 * @param silence how long the server may need
 */
public record Manifest(String contentType, byte[] body, Duration silence) {
    private static final int LIMIT = 10 * 1024 * 1024;
    private static final Duration SENT = Duration.ofSeconds(20);

    /** The server asks for the branches, then for the commit, each for a minute, to which a silence of another may add; and may wait before. */
    private static final Duration FETCHED = Duration.ofSeconds(260);

    /** The manifest that the server is to read in {@code repository}; null stands for the default branch. */
    static Manifest in(String repository, String path, @Nullable String revision) {
        return json(
                Json.object()
                        .with("repository", place(repository))
                        .with("path", path)
                        .with("revision", revision),
                FETCHED);
    }

    /** A path that begins here is sent as a whole: the server is elsewhere. */
    private static String place(String repository) {
        return repository.startsWith(".")
                ? Path.of(repository).toAbsolutePath().normalize().toString()
                : repository;
    }

    private static Manifest json(Json body, Duration silence) {
        return new Manifest("application/json", JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8), silence);
    }

    /** Gives the command that {@code resource} be as it says. */
    Json put(Resource resource, ApiClient client) {
        return client.put(resource, contentType, body, silence);
    }

    /** Sends it to {@code resource}. */
    public Json post(Resource resource, ApiClient client) {
        return client.post(resource, contentType, body, silence);
    }

    /** The manifest in {@code file} or, for {@code -}, in stdin; the server tells which files it names. */
    static Manifest read(String file, InputStream stdin, ApiClient client) {
        return read(file, stdin, client, Resource.at(EnvironmentCommand.PATH));
    }

    /** The same, where {@code kind} tells which files it names. */
    public static Manifest read(String file, InputStream stdin, ApiClient client, Resource kind) {
        byte[] text = bytes(file, stdin, "manifest");
        Json named = client.post(kind.child("files"), "application/yaml", text);
        List<String> names = named.texts("files");
        if (names.isEmpty()) {
            return new Manifest("application/yaml", text, SENT);
        }
        Path root = root(file);
        Json.Fields files = Json.object();
        for (String path : names) {
            Path seed = root.resolve(path);
            if (!Files.exists(seed)) {
                throw missing(path, named.at("places").text(path), seed);
            }
            files = files.with(path, text(bytes(seed.toString(), stdin, "seed")));
        }
        return json(Json.object().with("manifest", text(text)).with("files", files), SENT);
    }

    private static FailureException missing(String path, String place, Path seed) {
        return Failure.of(
                        ExitCode.USAGE_OR_CANCELLED,
                        "The manifest names the seed " + path + (place.isEmpty() ? "" : " at " + place)
                                + ", and there is no such file.",
                        "It was looked for at " + seed
                                + ": from the root of the manifest's repository, or from its folder.",
                        "add that file, or take seed out of the manifest")
                .thrown();
    }

    /** The repository that the manifest is in; its folder where it is in none. */
    private static Path root(String file) {
        Path here = Path.of("").toAbsolutePath();
        Path folder =
                file.equals("-") ? here : here.resolve(file).resolveSibling("").normalize();
        return Stream.<Path>iterate(folder, above -> above != null, Path::getParent)
                .filter(above -> Files.exists(above.resolve(".git")))
                .findFirst()
                .orElse(folder);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file, InputStream stdin, String what) {
        byte[] content = InputFile.bytes(file, stdin, LIMIT + 1);
        if (content.length > LIMIT) {
            throw Failure.usage("The " + what + " " + file + " is larger than 10 MB.", "give a smaller one")
                    .thrown();
        }
        if (content.length == 0) {
            throw Failure.usage("The " + what + " " + file + " is empty.", "").thrown();
        }
        return content;
    }
}
