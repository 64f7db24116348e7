package dev.paved.deployer;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.PastDeployment;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class HistoryIT {

    @Test
    void pages_are_in_the_order_of_asking_whatever_the_clock_did() throws SQLException {
        // Given
        asked("z-first");
        asked("m-second");
        asked("a-third");

        // When
        JsonPath newest = page("");
        JsonPath oldest = page("&cursor=" + newest.getString("nextCursor"));

        // Then
        assertThat(newest.getList("items.id")).containsExactly("a-third", "m-second");
        assertThat(oldest.getList("items.id")).containsExactly("z-first");
        assertThat(oldest.getString("nextCursor")).isNull();
    }

    private static JsonPath page(String more) {
        return as("ada").get("/api/deployments?service=stepped&limit=2" + more).jsonPath();
    }

    private static void asked(String id) throws SQLException {
        new PastDeployment(id, "stepped", "c", "failed").insert();
    }
}
