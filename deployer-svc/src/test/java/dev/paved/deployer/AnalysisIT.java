package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.resume;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakePrometheus;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions are measured while they have a share of the requests. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class AnalysisIT {

    private static final String ANALYSED =
            "{strategy: canary, steps: [{weight: 30}, {analysis: {query: 'errors{service=\"{{service}}\","
                    + "environment=\"{{environment}}\",version=\"{{version}}\"}', success: 'result < 0.05',"
                    + " interval: 1s, count: 2, minSamples: {query: 'samples{service=\"{{service}}\"}', atLeast: 10}}}]}";

    private static final FakePrometheus PROMETHEUS = FakePlatform.prometheus();

    @Test
    void version_that_does_well_gets_all_requests() {
        try (TestService service = running("an-good")) {
            PROMETHEUS.tell("samples{service=\"an-good\"}", FakePrometheus.vector("25"));
            PROMETHEUS.tell(
                    "errors{service=\"an-good\",environment=\"staging\",version=\"2\"}", FakePrometheus.vector("0.01"));
            Load load = Load.on("staging", service.name());

            JsonPath operation = ended(deploy("an-good", "staging", "2"));

            assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
            assertThat(load.lost()).isEmpty();
        }
    }

    @Test
    void version_that_does_badly_is_undone_and_no_request_is_lost() {
        try (TestService service = running("an-bad")) {
            PROMETHEUS.tell("samples{service=\"an-bad\"}", FakePrometheus.scalar("25"));
            PROMETHEUS.tell(
                    "errors{service=\"an-bad\",environment=\"staging\",version=\"2\"}", FakePrometheus.vector("0.5"));
            Load load = Load.on("staging", service.name());

            JsonPath operation = ended(deploy("an-bad", "staging", "2"));

            assertThat(operation.getString("error.reason"))
                    .isEqualTo("The analysis failed: 1 of 1 measurements were not 'result < 0.05', the last was 0.5."
                            + " 1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(load.lost()).isEmpty();
            assertThat(RolloutIT.answer("staging", "an-bad")).isEqualTo("v1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an-few     | {"resultType":"scalar","result":[1,"3"]}        | there are 3.0 samples, at least 10.0 are needed
            an-nothing | {"resultType":"vector","result":[]}             | the query found nothing
            an-nan     | {"resultType":"scalar","result":[1,"NaN"]}      | the query gives NaN
            an-range   | {"resultType":"matrix","result":[]}             | the query gives no single number
            an-two     | {"resultType":"vector","result":[{"value":[1,"20"]},{"value":[1,"30"]}]} | gives 2 numbers
            """)
    void what_can_not_be_told_is_held_until_somebody_resumes_it(String name, String data, String why) {
        try (TestService service = running(name)) {
            // Given
            PROMETHEUS.tell("samples{service=\"" + name + "\"}", FakePrometheus.success(data));
            Response accepted = deploy(name, "staging", "2");
            String held = held(name, "staging", 2);

            // When
            resume("bob", name, "staging").then().statusCode(200);

            // Then
            assertThat(held).contains("The analysis can't tell", why);
            assertThat(ended(accepted).getString("status")).isEqualTo("succeeded");
            as("ada")
                    .get("/api/audit?limit=100")
                    .then()
                    .body(
                            "items.findAll { it.action == 'deployment.resume' && it.actor == 'bob' }.target",
                            hasItem("service/" + service.name()));
        }
    }

    @Test
    void prometheus_that_fails_holds_it() {
        try (TestService service = running("an-broken")) {
            PROMETHEUS.tell("samples{service=\"an-broken\"}", "no JSON");
            Response accepted = deploy(service.name(), "staging", "2");

            assertThat(held("an-broken", "staging", 2)).contains("gave no answer that can be read");
            assertThat(status("an-broken", "staging").getInt("inProgress.progress.weight"))
                    .isEqualTo(30);
            assertThat(as("ada").get(accepted.header("Location")).jsonPath().getString("steps[-1].message"))
                    .startsWith("Held: ")
                    .contains("platform resume an-broken --env staging", "platform cancel an-broken --env staging");
            resume("bob", "an-broken", "staging");
            ended(accepted);
        }
    }

    private static TestService running(String name) {
        TestService service = TestService.create(name);
        service.good("v1");
        succeeded(deploy(name, "staging", "1"));
        service.good("v2", ANALYSED);
        return service;
    }
}
