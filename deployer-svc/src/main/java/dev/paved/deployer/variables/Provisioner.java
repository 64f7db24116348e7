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

/** Asks the provisioner what services are given, with this service's own identity. See ADR 24. */
@Singleton
public class Provisioner {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final OwnToken token;
    private final URI base;

    Provisioner(BoundedHttp http, ObjectMapper json, OwnToken token, DeployerSettings settings) {
        this.http = http;
        this.json = json;
        this.token = token;
        this.base = settings.baseUrl();
    }

    /**
     * What {@code recipient} is given; that it was read is on record when it is answered. Whether it is told at all is asked
     * first: what is asked again and again meanwhile must not go on record each time.
     */
    public Answer ask(Recipient recipient) {
        try {
            HttpResponse<byte[]> told = call(request(recipient).GET());
            if (told.statusCode() != 200) {
                return missing(recipient, refusal(told));
            }
            HttpResponse<byte[]> response = call(request(recipient)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(Map.of("purpose", "deployment/" + recipient.deployment())))));
            return response.statusCode() == 200
                    ? new Answer.Given(variables(response.body()))
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
            return response.statusCode() == 200
                    ? Optional.of(tree(response.body()).path("version").asText())
                    : Optional.empty();
        } catch (NoToken | IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

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

    private Variables variables(byte[] body) throws IOException {
        JsonNode answer = tree(body);
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> variable : answer.path("variables").properties()) {
            String value = variable.getValue().asText();
            if (!isPossible(variable.getKey()) || value.indexOf('\0') >= 0) {
                throw new IOException("a variable that no process can have");
            }
            values.put(variable.getKey(), value);
        }
        return new Variables(
                new Edition(
                        answer.path("version").asText(), answer.path("revision").asText()),
                values);
    }

    /** What the process builder refuses it tells with its value. */
    private static boolean isPossible(String name) {
        return !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
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
