package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.stack.Service;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services on containers get what the supervisor of the local stack gives them. */
class ServicesTest {
    private static final String SUPERVISOR = "local-stack/src/main/java/dev/paved/local/supervisor/StackPlan.java";
    private static final Pattern VARIABLE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

    /** Only a matter of one machine without containers, or of the stack's own processes. */
    private static final Set<String> NOT_HERE = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_DATASOURCE_REACTIVE_IDLE_TIMEOUT",
            "PAVED_INSTALL",
            "PAVED_CATALOG_FILES",
            "LC_ALL"); // The image's own.

    private static final List<String> OF_INTEGRATIONS =
            List.of("PAVED_GITHUB_WEBHOOK_SECRET", "PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS");

    /** The supervisor makes none: it hands on what it has been started with. */
    private static final List<String> OF_OTHER_WEBHOOKS = List.of(
            "PAVED_GITLAB_WEBHOOK_SECRET",
            "PAVED_ALERTMANAGER_WEBHOOK_SECRET",
            "PAVED_PAGERDUTY_WEBHOOK_SECRET",
            "PAVED_TICKETS_WEBHOOK_SECRET",
            "PAVED_JIRA_WEBHOOK_SECRET",
            "PAVED_CDEVENTS_WEBHOOK_SECRET");

    private static final List<String> OF_DEPLOYER =
            List.of("PAVED_ROUTER_ADMIN_URL", "PAVED_ROUTER_ADMIN_TOKEN", "PAVED_DEPLOYER_TOKEN");

    private final Compose compose = Compose.file();

    @ParameterizedTest
    @EnumSource
    void each_gets_the_variables_that_the_supervisor_gives(Service service) {
        // Given
        Set<String> expected = givenBySupervisor();
        expected.removeAll(NOT_HERE);
        // Nobody renews a file there: it is a token that lasts.
        assertThat(expected.remove("PAVED_DEPLOYER_TOKEN_FILE")).isTrue();
        expected.add("PAVED_DEPLOYER_TOKEN");
        if (service == Service.INTEGRATIONS) {
            expected.addAll(OF_OTHER_WEBHOOKS);
        } else {
            expected.removeAll(OF_INTEGRATIONS);
        }
        if (service != Service.DEPLOYER) {
            expected.removeAll(OF_DEPLOYER);
        }

        // When
        Set<String> given = compose.service(service).path("environment").properties().stream()
                .map(variable -> variable.getKey())
                .collect(Collectors.toSet());

        // Then
        assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void each_listens_where_the_router_looks(Service service) {
        // Given
        JsonNode described = compose.service(service);
        String port = Integer.toString(service.defaultPort());

        // Then
        assertThat(described.path("environment").path("QUARKUS_HTTP_PORT").asText())
                .isEqualTo(port);
        assertThat(described.path("healthcheck").path("test").path(2).asText()).isEqualTo(port);
        assertThat(described.path("network_mode").asText()).isEqualTo("service:pod");
        assertThat(compose.service("router").path("network_mode").asText()).isEqualTo("service:pod");
    }

    @ParameterizedTest
    @EnumSource
    void each_waits_for_its_database_and_its_topics(Service service) {
        // Given
        JsonNode needed = compose.service(service).path("depends_on");

        // Then
        assertThat(needed.path("postgres").path("condition").asText()).isEqualTo("service_healthy");
        assertThat(needed.path("topics").path("condition").asText()).isEqualTo("service_completed_successfully");
        assertThat(Checkout.text("deploy/postgres/databases.sql")).contains("create database " + service.id() + ";");
    }

    private static Set<String> givenBySupervisor() {
        return VARIABLE.matcher(Checkout.text(SUPERVISOR))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
