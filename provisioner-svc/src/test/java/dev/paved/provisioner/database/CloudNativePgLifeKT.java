package dev.paved.provisioner.database;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.database.kubernetes.DatabaseCluster;
import dev.paved.provisioner.database.kubernetes.Operator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Databases of CloudNativePG from the request to the proof that they are gone; the test plays the operator. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = DatabaseCluster.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloudNativePgLifeKT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SEED = "create table note (text text); insert into note values ('canary-seed')";

    private Operator operator;
    private String namespace;

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @BeforeEach
    void operator() {
        operator = new Operator(DatabaseCluster.cluster().admin());
        namespace = DatabaseCluster.cluster().prefix() + "shop";
    }

    @Test
    @Order(1)
    void request_is_refused_where_cloudnative_pg_is_not_installed() throws SQLException {
        // Given
        Given.environment("shop");
        operator.uninstall();

        // When
        Response refused = Given.create("early", "shop", null);

        // Then
        refused.then()
                .statusCode(409)
                .body(
                        "detail",
                        containsString("No database of 'early' can be made in shop: CloudNativePG is not installed"))
                .body("detail", containsString("Nothing was changed"))
                .body("next", containsString("install CloudNativePG"));
        assertThat(Given.server().texts("provisioner", "select id from managed_database where service = 'early'"))
                .isEmpty();
        operator.install();
    }

    @Test
    @Order(2)
    void environment_on_another_target_is_refused() throws SQLException {
        // Given
        Given.environment("apart");
        Given.server().run("provisioner", "update environment set target = 'local' where name = 'apart'");

        // When / Then
        Given.create("hello", "apart", null)
                .then()
                .statusCode(409)
                .body("detail", containsString("the environment is on the target local"))
                .body("next", containsString("paved.provisioner.databases.provider=postgres"));
        Given.server().run("provisioner", "update environment set target = 'kubernetes' where name = 'apart'");
    }

    @Test
    @Order(2)
    void seed_that_cannot_be_run_is_refused() {
        Given.environment("shop");
        Given.create("hello", "shop", "begin; create table t (x int); commit")
                .then()
                .statusCode(409)
                .body("detail", containsString("in one transaction, and cannot have: begin"));
    }

    @Test
    @Order(3)
    void request_becomes_a_cluster_that_goes_with_its_environment() throws SQLException {
        // Given
        Given.environment("shop");
        Response accepted = Given.create("hello", "shop", SEED);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String name = operator.only(namespace).getMetadata().getName();
        await().atMost(SOON)
                .untilAsserted(() -> Given.show("hello", "shop")
                        .then()
                        .body("phase", equalTo("provisioning"))
                        .body("message", containsString("at the step 'start': no operator has taken up the cluster")));

        // When
        operator.volume(namespace, name);
        operator.ready(namespace, name);

        // Then
        Given.operation(accepted, "succeeded")
                .body("steps.name", hasItems("login", "seed", "network", "cluster", "start", "tidy"));
        Given.show("hello", "shop")
                .then()
                .body("phase", equalTo("ready"))
                .body("provider", equalTo("cloudnative-pg"))
                .body("message", equalTo(null));
        assertThat(Given.server().texts("provisioner", "select identity from managed_database where service = 'hello'"))
                .singleElement()
                .satisfies(identity -> assertThat(identity)
                        .contains("cluster="
                                + operator.cluster(namespace, name)
                                        .get()
                                        .getMetadata()
                                        .getUid())
                        .doesNotContain("seed"));
        Given.credentials("hello", "shop")
                .then()
                .statusCode(200)
                .body("host", equalTo(name + "-rw." + namespace + ".svc"));
        String destroyed = as("ada").delete("/api/environments/shop").header("Location");
        await().atMost(SOON).untilAsserted(() -> as("ada").get(destroyed).then().body("status", equalTo("succeeded")));
        as("ada")
                .get(destroyed)
                .then()
                .body(
                        "result.removed",
                        hasItems(
                                "cluster " + namespace + "/" + name,
                                "persistentvolumeclaim " + namespace + "/" + name + "-1",
                                "secret " + namespace + "/" + name + "-login",
                                "secret " + namespace + "/" + name + "-seed",
                                "networkpolicy " + namespace + "/" + name,
                                "namespace " + namespace));
    }

    @Test
    @Order(4)
    void database_that_was_made_otherwise_stays_with_the_provider_that_made_it() throws SQLException {
        // Given
        Given.environment("apart");
        Given.server()
                .run(
                        "provisioner",
                        "create temporary table kept as select * from managed_database where service = 'hello'",
                        "update kept set id = 'kept', service = 'kept', name = 'kept_apart_0000000000', environment = 'apart', phase = 'READY',"
                                + " provider = 'postgres', removed = null, deleted_at = null, look_again_at = null,"
                                + " environment_id = (select id from environment where name = 'apart')",
                        "insert into managed_database select * from kept");

        // When
        Response deleted = Given.delete("kept", "apart");

        // Then
        Given.operation(deleted, "succeeded")
                .body("result.removed", contains("database kept_apart_0000000000", "role kept_apart_0000000000"));
    }
}
