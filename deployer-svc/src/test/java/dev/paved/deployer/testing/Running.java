package dev.paved.deployer.testing;

import io.restassured.RestAssured;
import java.util.Map;
import java.util.stream.Collectors;

/** What answers where the router leads. */
public final class Running {

    private Running() {}

    /** The environment of the process that answers, which is {@linkplain TestService#telling telling}. */
    public static Map<String, String> environment(String environment, String service) {
        int port = FakePlatform.router().portOf(environment, service).orElseThrow();
        return RestAssured.get("http://127.0.0.1:" + port + "/")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (one, other) -> one));
    }
}
