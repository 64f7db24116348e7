package dev.paved.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
    private static final List<Backend> ONE = List.of(new Backend("127.0.0.1", 1234, 100));

    @TempDir
    Path folder;

    private RoutingTable table;

    @BeforeEach
    void table_with_one_app() {
        var apps = AppRoutes.load(folder.resolve("routes.json"));
        apps.put(new RouteKey("production", "hello"), ONE);
        table = new RoutingTable(StackSettings.load(new PavedHome(folder)), apps);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/services/hello?x=1, catalog, /api/services/hello?x=1",
        "/api/services, catalog, /api/services",
        "/api/templates, catalog, /api/templates",
        "/api/teams/group:default%2Fpayments, catalog, /api/teams/group:default%2Fpayments",
        "/api/catalog/entities, catalog, /api/catalog/entities",
        "/api/environments, provisioner, /api/environments",
        "/api/databases/x, provisioner, /api/databases/x",
        "/api/secrets, provisioner, /api/secrets",
        "/api/deployments/status/hello?environment=a, deployer, /api/deployments/status/hello?environment=a",
        "/api/freezes/7/lift, deployer, /api/freezes/7/lift",
        "/api/approvals?state=waiting, deployer, /api/approvals?state=waiting",
        "/api/metrics/services/hello, metrics, /api/metrics/services/hello",
        "/metrics, metrics, /metrics",
        "/api/webhooks/github, integrations, /api/webhooks/github",
        "/api/integrations/github?place=a, integrations, /api/integrations/github?place=a",
        "/api/subscriptions, integrations, /api/subscriptions",
        "/api/events?from=now, integrations, /api/events?from=now",
        "/api/operations/cat-1/events, catalog, /api/operations/cat-1/events",
        "/api/operations/prv-1, provisioner, /api/operations/prv-1",
        "/api/operations/dep-1, deployer, /api/operations/dep-1",
        "/api/operations/met-1, metrics, /api/operations/met-1",
        "/api/operations/int-1, integrations, /api/operations/int-1",
        "/api/audit/deployer?limit=5, deployer, /api/audit?limit=5",
        "/api/inbox/metrics, metrics, /api/inbox",
    })
    void an_address_leads_to_its_service(String uri, String service, String rest) {
        assertThat(table.find("localhost", uri)).isInstanceOfSatisfying(Destination.PlatformService.class, found -> {
            assertThat(found.name()).isEqualTo(service);
            assertThat(found.uri()).isEqualTo(rest);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/nothing",
                "/api/operations/xyz-1",
                "/api/audit/nobody",
                "/apps/production",
                "*"
            })
    void other_addresses_are_unknown(String uri) {
        assertThat(table.find("localhost", uri)).isInstanceOf(Destination.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/apps/production/hello, /",
        "/apps/production/hello/, /",
        "/apps/production/hello/a/b?c=d, /a/b?c=d",
        "/apps/production/hello?c=d, /?c=d",
    })
    void an_app_is_found_by_its_path(String uri, String rest) {
        assertThat(table.find("localhost", uri))
                .isEqualTo(
                        new Destination.App(new RouteKey("production", "hello"), ONE, rest, "/apps/production/hello"));
    }

    @Test
    void an_app_is_found_by_its_host() {
        assertThat(table.find("hello.production.localhost", "/a?b=c"))
                .isEqualTo(new Destination.App(new RouteKey("production", "hello"), ONE, "/a?b=c", ""));
    }

    @Test
    void an_app_that_is_not_deployed_is_named() {
        assertThat(table.find("localhost", "/apps/staging/hello/"))
                .isEqualTo(new Destination.NothingDeployed(new RouteKey("staging", "hello")));
    }

    @Test
    void routes_survive_a_restart() {
        // Given
        var again = AppRoutes.load(folder.resolve("routes.json"));

        // When
        var found = again.find(new RouteKey("production", "hello"));

        // Then
        assertThat(found).contains(ONE);
    }
}
