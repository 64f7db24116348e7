package dev.paved.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers webhooks as the systems do that have them. */
public final class Deliver {
    private Deliver() {}

    /** A request with {@code body}, in whichever bytes it is given, as JSON. */
    public static RequestSpecification json(String body) {
        return RestAssured.given().contentType("application/json").body(body.getBytes(UTF_8));
    }

    /** Posts with the secret of the tests as bearer token. */
    public static Response bearing(String path, String body) {
        return json(body)
                .header("Authorization", "Bearer " + IntegrationsStack.SECRET)
                .post(path);
    }

    /** An example under the tests' resources. */
    public static String example(String file) {
        try (var stream = Deliver.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HMAC-SHA256 of {@code body} with the secret of the tests, hexadecimal. */
    public static String hmac(String body) {
        return hmac(IntegrationsStack.SECRET, body);
    }

    /** The HMAC-SHA256 of {@code body}, hexadecimal. */
    public static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often deliveries of {@code source} had {@code outcome}, as {@code /metrics} says. */
    public static double counted(String source, String outcome) {
        return samples(line -> line.startsWith(
                "paved_integrations_deliveries_total{outcome=\"" + outcome + "\",source=\"" + source + "\",type="));
    }

    /** The same, of one type of event only. */
    public static double counted(String source, String type, String outcome) {
        return sample("paved_integrations_deliveries_total{outcome=\"" + outcome + "\",source=\"" + source
                + "\",type=\"" + type + "\"}");
    }

    /** The value of {@code series} in {@code /metrics}; 0 where there is none. */
    public static double sample(String series) {
        return samples(line -> line.startsWith(series + " "));
    }

    private static double samples(Predicate<String> isMeant) {
        return RestAssured.get("/metrics")
                .asString()
                .lines()
                .filter(isMeant)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
