package dev.paved.provisioner.secret;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.time.Ttl;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request, and notes what is wrong with it. Nothing of what stands in it is told back: wherever it
 * is, it may be a value.
 */
final class SecretBody {

    /** Every character of the largest value escaped, and more than the rest needs. */
    private static final int LARGEST = 7 * SecretValue.LARGEST;

    private static final int LONGEST_PURPOSE = 200;

    private static final String NEVER = "none";
    private static final Duration LONGEST_ROTATION = Duration.ofDays(3650);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode root;
    private final List<FieldError> errors = new ArrayList<>();

    private SecretBody(JsonNode root) {
        this.root = root;
    }

    /** The object in {@code bytes}, which has no other fields than {@code fields}; an empty body has none. */
    static SecretBody read(byte[] bytes, String... fields) {
        List<String> known = List.of(fields);
        SecretBody body = new SecretBody(tree(bytes));
        if (!body.root.isObject()) {
            body.wrong("", "must be a JSON object with the fields " + String.join(", ", known));
            throw body.refused();
        }
        body.root.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                body.wrong("", "has a field that is not known here; there is " + String.join(", ", known));
            }
        });
        return body;
    }

    private static JsonNode tree(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw unreadable("It has " + bytes.length + " bytes; a request has at most " + LARGEST + ".");
        }
        try {
            return bytes.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            // Its message quotes the text.
            JsonLocation at = e.getLocation();
            throw unreadable("It is not valid JSON, each field once"
                    + (at == null ? "." : ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        } catch (IOException e) {
            throw unreadable("It is not valid JSON in UTF-8.");
        }
    }

    private static RefusedException unreadable(String detail) {
        return new RefusedException(
                new Invalid("The body cannot be read; nothing was changed.", List.of(new FieldError("", detail))));
    }

    /** The secret that is named in it. */
    SecretRef ref() {
        String service = text("service").orElse("");
        String name = text("name").orElse("");
        String environment = environment();
        errors.addAll(SecretRef.complaints(service, name, environment));
        return new SecretRef(service, name, environment);
    }

    /** The environment; null for all. */
    @Nullable
    String environment() {
        return text("environment").orElse(null);
    }

    /** The value, which has to be there. */
    SecretValue value() {
        if (!root.hasNonNull("value")) {
            wrong("/value", "is missing; it must be a text");
        }
        return optionalValue().orElseGet(() -> new SecretValue(""));
    }

    /** The value, where there is one. */
    Optional<SecretValue> optionalValue() {
        Optional<String> given = text("value");
        given.flatMap(SecretValue::complaint).ifPresent(complaint -> wrong("/value", complaint));
        return given.map(SecretValue::new);
    }

    /** What a secret is read for. */
    String purpose() {
        String purpose = text("purpose").orElse("").strip();
        if (purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE) {
            wrong(
                    "/purpose",
                    "must say what for, in 1 to " + LONGEST_PURPOSE
                            + " characters, for example deployment/42; everybody may read that");
        }
        return purpose;
    }

    /** A version in the field {@code name}; null where it says none. */
    @Nullable
    Long version(String name, long least) {
        JsonNode given = root.get(name);
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isIntegralNumber() || !given.canConvertToLong() || given.longValue() < least) {
            wrong("/" + name, "must be a version: a number from " + least + " on, for example 3");
            return null;
        }
        return given.longValue();
    }

    /** How often there is to be a new value; empty where it says never. */
    Optional<Duration> rotateEvery(Duration least) {
        Optional<String> given = text("rotateEvery");
        Optional<Duration> every = given.flatMap(Ttl::parse);
        boolean right = given.filter(NEVER::equals).isPresent()
                || every.filter(it -> it.compareTo(least) >= 0 && it.compareTo(LONGEST_ROTATION) <= 0)
                        .isPresent();
        if (!right) {
            wrong(
                    "/rotateEvery",
                    "must be a duration from " + Ttl.text(least) + " to " + Ttl.text(LONGEST_ROTATION)
                            + ", for example 30d, or " + NEVER);
        }
        return every;
    }

    /** Refuses the request where anything is wrong with it. */
    void check() {
        if (!errors.isEmpty()) {
            throw refused();
        }
    }

    private Optional<String> text(String name) {
        JsonNode given = root.get(name);
        if (given != null && !given.isNull() && !given.isTextual()) {
            wrong("/" + name, "must be a text");
        }
        return given != null && given.isTextual() ? Optional.of(given.textValue()) : Optional.empty();
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    private RefusedException refused() {
        return new RefusedException(new Invalid(
                "The request has " + (errors.size() == 1 ? "a wrong field" : errors.size() + " wrong fields")
                        + "; nothing was changed.",
                List.copyOf(errors)));
    }
}
