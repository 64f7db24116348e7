package dev.paved.deployer.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.image.RegistrySettings.Credentials;
import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends what is asked of a registry, and says who asks in the way that the registry wants it. */
@Singleton
class RegistryClient {

    private static final String HUB_HOST = "registry-1.docker.io";
    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json, "
            + "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int REDIRECTS = 3;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final RegistrySettings settings;

    RegistryClient(BoundedHttp http, ObjectMapper json, RegistrySettings settings) {
        this.http = http;
        this.json = json;
        this.settings = settings;
    }

    /** Questions about {@code image}, which are answered within {@link RegistrySettings#patience()} together. */
    Session session(ImageReference image) {
        return new Session(image);
    }

    /** Questions about one image, of which all but the first know who asks. */
    final class Session {

        private final ImageReference image;
        private final Optional<Credentials> credentials;
        private final long end = System.nanoTime() + settings.patience().toNanos();
        private @Nullable String authorization;

        private Session(ImageReference image) {
            this.image = image;
            this.credentials = Optional.ofNullable(settings.credentials().get(image.registry()));
        }

        /** Whether the registry was told who asks. */
        boolean isAuthenticated() {
            return credentials.isPresent();
        }

        /** The headers of the manifest of that tag or digest. */
        HttpResponse<byte[]> head(String reference) throws IOException, InterruptedException {
            return ask("HEAD", reference);
        }

        /** The manifest of that tag or digest. */
        HttpResponse<byte[]> get(String reference) throws IOException, InterruptedException {
            return ask("GET", reference);
        }

        /** Up to {@code limit} tags of the image's repository. */
        HttpResponse<byte[]> tags(int limit) throws IOException, InterruptedException {
            return send("GET", URI.create(base() + "/v2/" + image.repository() + "/tags/list?n=" + limit));
        }

        private HttpResponse<byte[]> ask(String method, String reference) throws IOException, InterruptedException {
            return send(method, URI.create(base() + "/v2/" + image.repository() + "/manifests/" + reference));
        }

        private HttpResponse<byte[]> send(String method, URI uri) throws IOException, InterruptedException {
            HttpResponse<byte[]> first = send(method, uri, authorization);
            if (first.statusCode() != 401 || authorization != null) {
                return first;
            }
            List<String> challenges = first.headers().allValues("WWW-Authenticate");
            Optional<Challenge> bearer = Challenge.of("bearer", challenges);
            if (bearer.isPresent()) {
                HttpResponse<byte[]> token = token(bearer.get());
                if (token.statusCode() != 200) {
                    return token.statusCode() == 404 ? first : token;
                }
                authorization = "Bearer " + tokenIn(token);
            } else if (credentials.isPresent()
                    && Challenge.of("basic", challenges).isPresent()) {
                authorization = basic(credentials.get());
            }
            return authorization == null ? first : send(method, uri, authorization);
        }

        private HttpResponse<byte[]> token(Challenge challenge) throws IOException, InterruptedException {
            URI realm = realm(challenge);
            String service = challenge
                    .parameter("service")
                    .map(it -> "service=" + encoded(it) + "&")
                    .orElse("");
            String scope = challenge.parameter("scope").orElse("repository:" + image.repository() + ":pull");
            String query = (realm.getRawQuery() == null ? "?" : "&") + service + "scope=" + encoded(scope);
            return send(
                    "GET",
                    URI.create(realm + query),
                    credentials.map(RegistryClient::basic).orElse(null));
        }

        /** Where tokens are given out; a password goes nowhere without TLS but where the registry itself may. */
        private URI realm(Challenge challenge) throws IOException {
            String text = challenge.parameter("realm").orElse("");
            try {
                URI realm = new URI(text);
                boolean plain =
                        "http".equals(realm.getScheme()) && isPlain(realm.getAuthority()) && base().startsWith("http:");
                if (realm.getHost() != null
                        && realm.getFragment() == null
                        && ("https".equals(realm.getScheme()) || plain)) {
                    return realm;
                }
            } catch (URISyntaxException e) {
                // Told below.
            }
            throw new IOException("it wants a token from '" + text + "', which is no address that is asked");
        }

        private String tokenIn(HttpResponse<byte[]> response) throws IOException {
            var body = json.readTree(response.body());
            String token = body.path("token").asText(body.path("access_token").asText(""));
            if (token.isEmpty() || !token.matches("[\\x21-\\x7e]+")) {
                throw new IOException("its token server gave no token");
            }
            return token;
        }

        private String base() {
            String host = ImageReference.DOCKER_HUB.equals(image.registry()) ? HUB_HOST : image.registry();
            return (isPlain(host) ? "http://" : "https://") + host;
        }

        private HttpResponse<byte[]> send(String method, URI uri, @Nullable String as)
                throws IOException, InterruptedException {
            URI at = uri;
            for (int i = 0; ; i++) {
                HttpResponse<byte[]> response =
                        sendOnce(method, at, at.getAuthority().equals(uri.getAuthority()) ? as : null);
                Optional<URI> next = redirect(response);
                if (next.isEmpty() || i == REDIRECTS) {
                    return response;
                }
                at = at.resolve(next.get());
                if (at.getHost() == null) {
                    throw new IOException("it leads on to an address that is none");
                }
                if (!"https".equals(at.getScheme()) && !isPlain(at.getAuthority())) {
                    throw new IOException("it leads on to " + at.getAuthority() + " without TLS");
                }
            }
        }

        private HttpResponse<byte[]> sendOnce(String method, URI uri, @Nullable String as)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Accept", uri.getPath().contains("/manifests/") ? MANIFESTS : "application/json");
            if (as != null) {
                request.header("Authorization", as);
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) {
                throw late();
            }
            try {
                return http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST), left);
            } catch (HttpTimeoutException e) {
                throw late();
            }
        }

        private HttpTimeoutException late() {
            return new HttpTimeoutException(
                    "no answer within " + settings.patience().toSeconds() + " s");
        }
    }

    private static Optional<URI> redirect(HttpResponse<?> response) {
        return Set.of(301, 302, 303, 307, 308).contains(response.statusCode())
                ? response.headers().firstValue("Location").flatMap(RegistryClient::address)
                : Optional.empty();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isPlain(@Nullable String authority) {
        return authority != null
                && (HERE.contains(authority.replaceFirst(":[0-9]+$", ""))
                        || settings.insecure().orElse(Set.of()).contains(authority));
    }

    private static String basic(Credentials known) {
        byte[] both = (known.username() + ":" + known.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
