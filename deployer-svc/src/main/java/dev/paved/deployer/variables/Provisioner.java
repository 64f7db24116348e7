package dev.paved.deployer.variables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.variables.OwnToken.NoToken;
import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the provisioner what services are given, with this service's own identity. See ADR 24. */
@Singleton
public class Provisioner {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final OwnToken token;
    private final URI base;
    private final ProcessText text = ProcessText.ofThisProcess();
    private final Map<String, Unfit> unfit = new ConcurrentHashMap<>();

    Provisioner(BoundedHttp http, ObjectMapper json, OwnToken token, DeployerSettings settings) {
        this.http = http;
        this.json = json;
        this.token = token;
        this.base = settings.baseUrl();
    }

    /**
     * What {@code recipient} is given; that it was read is on record when it is answered. Whether it is told at all is asked
     * first, and so is whether it is what no process could have: what is asked again and again meanwhile must not go on
     * record each time.
     */
    public Answer ask(Recipient recipient) {
        try {
            HttpResponse<byte[]> told = call(request(recipient).GET());
            if (told.statusCode() != 200) {
                return missing(recipient, refusal(told));
            }
            Unfit known = unfit.get(key(recipient));
            if (known != null && known.version().equals(version(told))) {
                return missing(recipient, known.reason());
            }
            HttpResponse<byte[]> response = call(request(recipient)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(Map.of("purpose", "deployment/" + recipient.deployment())))));
            return response.statusCode() == 200
                    ? fit(recipient, tree(response.body()))
                    : missing(recipient, refusal(response));
        } catch (NoToken e) {
            return missing(recipient, "the deployer can not say who it is: " + e.getMessage());
        } catch (IOException e) {
            return missing(
                    recipient,
                    "the provisioner does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(recipient, "the deployer is stopping");
        }
    }

    /** Another text where what {@code recipient} is given may be another; no value is read. Empty where it is not told. */
    public Optional<String> version(Recipient recipient) {
        try {
            HttpResponse<byte[]> response = call(request(recipient).GET());
            return response.statusCode() == 200 ? Optional.of(version(response)) : Optional.empty();
        } catch (NoToken | IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What no process could have, and why. */
    private record Unfit(String version, String reason) {}

    private static Answer missing(Recipient recipient, String because) {
        return new Answer.Missing("What " + recipient.service() + " is given in " + recipient.environment()
                + ", its secrets and its database, can not be had: " + because + ".");
    }

    private HttpRequest.Builder request(Recipient recipient) throws NoToken {
        return HttpRequest.newBuilder(base.resolve("/api/environments/" + recipient.environment() + "/services/"
                        + recipient.service() + "/variables"))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.bearer());
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray(), PATIENCE);
    }

    /** What the process builder refuses it tells with its value, and what it can't encode it damages: neither gets there. */
    private Answer fit(Recipient recipient, JsonNode answer) {
        Edition edition = new Edition(
                answer.path("version").asText(), answer.path("revision").asText());
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> variable : answer.path("variables").properties()) {
            String value = variable.getValue().asText();
            Optional<String> obstacle = text.obstacle(variable.getKey(), value);
            if (obstacle.isPresent()) {
                unfit.put(key(recipient), new Unfit(edition.version(), obstacle.get()));
                return missing(recipient, obstacle.get());
            }
            values.put(variable.getKey(), value);
        }
        unfit.remove(key(recipient));
        return new Answer.Given(new Variables(edition, values));
    }

    private static String key(Recipient recipient) {
        return recipient.environment() + "/" + recipient.service();
    }

    private String version(HttpResponse<byte[]> told) throws IOException {
        return tree(told.body()).path("version").asText();
    }

    /** What is wrong with a text is told by quoting it, so by none of it here. */
    private JsonNode tree(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new IOException("an answer that is no JSON", null);
        }
    }

    private String refusal(HttpResponse<byte[]> response) {
        String detail;
        try {
            detail = json.readTree(response.body()).path("detail").asText("").strip();
        } catch (IOException e) {
            detail = "";
        }
        return "the provisioner answered " + response.statusCode()
                + (detail.isEmpty() ? "" : ": " + detail.replaceFirst("\\.+$", ""));
    }
}
