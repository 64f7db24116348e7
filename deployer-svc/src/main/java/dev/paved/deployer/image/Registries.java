package dev.paved.deployer.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.digest.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Asks registries for images.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">OCI
 *     Distribution, pulling manifests</a>
 */
@Singleton
public class Registries {

    private static final String DIGEST = "Docker-Content-Digest";
    private static final int TAGS = 1000;
    private static final Set<String> INDEXES = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    private final RegistryClient client;
    private final ObjectMapper json;
    private final InstantSource time;

    Registries(RegistryClient client, ObjectMapper json, InstantSource time) {
        this.client = client;
        this.json = json;
        this.time = time;
    }

    /** Looks whether {@code image} is there, and what its name stands for now. */
    public Lookup find(ImageReference image) {
        try {
            RegistryClient.Session session = client.session(image);
            HttpResponse<byte[]> head = session.head(image.wanted());
            return head.statusCode() == 200 ? found(image, session, head) : refused(session, head);
        } catch (IOException e) {
            return new Lookup.Unreachable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lookup.Unreachable("this service is stopping");
        }
    }

    /**
     * The tags beside {@code image} as far as they are told; nothing where the registry has no such repository.
     */
    Optional<List<String>> tags(ImageReference image) {
        try {
            HttpResponse<byte[]> list = client.session(image).tags(TAGS);
            if (list.statusCode() == 404) {
                return Optional.empty();
            }
            return Optional.of(
                    list.statusCode() == 200 ? texts(json.readTree(list.body()).path("tags")) : List.of());
        } catch (IOException e) {
            return Optional.of(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(List.of());
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Lookup found(ImageReference image, RegistryClient.Session session, HttpResponse<byte[]> head)
            throws IOException, InterruptedException {
        Optional<String> told =
                image.digest() == null ? head.headers().firstValue(DIGEST) : Optional.of(image.digest());
        if (told.isPresent() && !isIndex(head)) {
            return new Lookup.Found(told.get(), List.of());
        }
        HttpResponse<byte[]> manifest = session.get(told.orElseGet(image::wanted));
        if (manifest.statusCode() != 200) {
            return refused(session, manifest);
        }
        String digest = "sha256:" + HexFormat.of().formatHex(Sha256.begin().digest(manifest.body()));
        if (told.isPresent() && told.get().startsWith("sha256:") && !told.get().equals(digest)) {
            return new Lookup.Unreachable("its answer for " + told.get() + " is something else: " + digest);
        }
        return new Lookup.Found(told.orElse(digest), isIndex(manifest) ? platforms(manifest.body()) : List.of());
    }

    private static boolean isIndex(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip())
                .filter(INDEXES::contains)
                .isPresent();
    }

    /** Those of an index, without what is no image, such as attestations. */
    private List<String> platforms(byte[] index) throws IOException {
        return StreamSupport.stream(json.readTree(index).path("manifests").spliterator(), false)
                .map(entry -> entry.path("platform"))
                .filter(platform -> !platform.path("os").asText("unknown").equals("unknown"))
                .map(Registries::platform)
                .distinct()
                .toList();
    }

    private static String platform(JsonNode node) {
        String variant = node.path("variant").asText("");
        return node.path("os").asText() + "/" + node.path("architecture").asText()
                + (variant.isEmpty() ? "" : "/" + variant);
    }

    private Lookup refused(RegistryClient.Session session, HttpResponse<?> response) {
        int status = response.statusCode();
        return switch (status) {
            case 404 -> new Lookup.Missing();
            case 401, 403 -> new Lookup.Denied(session.isAuthenticated());
            case 429 -> new Lookup.Throttled(retryAfter(response));
            default -> new Lookup.Unreachable("it answered " + status);
        };
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(text -> {
            if (text.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration left = Duration.between(time.instant(), at);
                return Optional.of(left.isNegative() ? Duration.ZERO : left);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
