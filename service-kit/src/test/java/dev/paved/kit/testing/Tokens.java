package dev.paved.kit.testing;

import dev.paved.local.identity.LocalIdentity;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;

/** Tokens that the service under test accepts. */
public final class Tokens {

    private Tokens() {}

    /** A bearer token of {@code user}. */
    public static String of(String user) {
        return LocalIdentity.at(StackResource.home()).token(user, Duration.ofHours(1));
    }

    /** A request by {@code user}, whose token says that they are in {@code groups}. */
    public static RequestSpecification as(String user, String... groups) {
        String token = LocalIdentity.at(StackResource.home()).token(user, List.of(groups), Duration.ofHours(1));
        return RestAssured.given().auth().preemptive().oauth2(token);
    }

    /** A request by {@code user}. */
    public static RequestSpecification as(String user) {
        return RestAssured.given().auth().preemptive().oauth2(of(user));
    }
}
