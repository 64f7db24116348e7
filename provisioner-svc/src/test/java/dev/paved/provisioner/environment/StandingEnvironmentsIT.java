package dev.paved.provisioner.environment;

import static dev.paved.provisioner.environment.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StandingEnvironmentsIT {

    @Inject
    StandingEnvironments standing;

    @BeforeEach
    void areReady() {
        await().atMost(SOON)
                .until(() -> Api.show("staging").path("phase").equals("ready")
                        && Api.show("production").path("phase").equals("ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void are_there_from_the_start(String name) {
        Api.show(name)
                .then()
                .statusCode(200)
                .body("type", equalTo(name))
                .body("owner", equalTo("platform"))
                .body("expiresAt", nullValue());
        assertThat(Api.folder(name)).isDirectory();
        assertThat(Api.kinds(name, 2)).startsWith("Requested", "Ready");
    }

    @Test
    void are_there_once_however_many_instances_start() throws Exception {
        // Given
        Api.kinds("staging", 2);
        Folders.delete(Api.folder("staging"));
        Api.sql("delete from environment where name = 'staging'");

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(8, Executors.callable(standing::ensure)))
                    .forEach(done -> assertThat(done.state().name()).isEqualTo("SUCCESS"));
        }

        // Then
        assertThat(Api.sql("select count(*) from environment where name = 'staging'"))
                .isEqualTo("1");
        assertThat(Api.sql("select count(*) from outbox where subject = 'environment/staging'"
                        + " and headers like '%environment.requested%'"))
                .isEqualTo("2");
        areReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void stay(String name) throws Exception {
        // Given
        String before = Api.state();

        // When
        var destroyed = Api.destroy(name);
        var extended = Api.extend(name, "1h");
        var created = Api.create(name, name, null);

        // Then
        destroyed.then().statusCode(403).body("title", equalTo("Denied by policy"));
        extended.then().statusCode(409).body("detail", containsString("nothing to extend"));
        created.then().statusCode(409).body("detail", containsString("already"));
        assertThat(Api.state()).isEqualTo(before);
    }

    @Test
    void production_by_another_name_stays_too() {
        Api.ready("production-eu", "production", null);
        Api.show("production-eu").then().body("expiresAt", nullValue());
        Api.destroy("production-eu").then().statusCode(403).body("detail", containsString("type production"));
    }
}
