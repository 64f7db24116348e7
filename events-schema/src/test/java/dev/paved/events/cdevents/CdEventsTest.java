package dev.paved.events.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentType;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent;
import dev.paved.events.published.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdEventsTest {

    private static final String DEPLOYED = """
            {"context":{"specversion":"0.5.1","id":"1","source":"/ci","type":"dev.cdevents.service.deployed.0.3.0",
            "timestamp":"2026-03-01T10:00:00Z"},
            "subject":{"id":"service/hello","content":{"environment":{"id":"prod-eu"},
            "artifactId":"pkg:oci/hello@1.2%2B3?arch=amd64"}},
            "customData":{"commit":"abc123","deployment":"dep-of-the-platform","environmentType":"production"}}""";

    @Test
    void deployment_goes_out_with_its_version_and_all_it_says() {
        // Given
        var event = Samples.full(DeploymentEvent.DeploySucceeded.class);

        // When
        var json = new String(
                ((ToCdEvent.Mapped) CdEvents.translate(Envelopes.of(event)))
                        .event()
                        .json(),
                UTF_8);

        // Then
        assertThat(json)
                .startsWith("{\"context\":{\"specversion\":\"0.5.1\",\"id\":\"0199c5a0-0000-7000-8000-000000000001\","
                        + "\"source\":\"/paved/deployer\",\"type\":\"dev.cdevents.service.upgraded.0.3.0\","
                        + "\"timestamp\":\"2026-03-01T12:00:00.500Z\",\"chainId\":\"corr-1\"},"
                        + "\"subject\":{\"id\":\"orders\",\"content\":{\"environment\":{\"id\":\"production\"},"
                        + "\"artifactId\":\"pkg:generic/orders@1.2.3\"}},"
                        + "\"customData\":{\"deployment\":\"dep-0199c5a1\",");
    }

    @Test
    void rollback_goes_out_once_with_the_version_that_serves_again() {
        // Given
        var undone = (DeploymentEvent.DeployRolledBack) Samples.full(DeploymentEvent.DeployRolledBack.class);
        var done = (DeploymentEvent.DeploySucceeded) Samples.full(DeploymentEvent.DeploySucceeded.class);
        var rollback = new DeploymentEvent.DeploySucceeded(
                done.deployment(),
                done.service(),
                done.environment(),
                done.environmentType(),
                done.version(),
                done.commit(),
                DeploymentKind.ROLLBACK,
                null,
                null,
                null,
                done.startedAt(),
                done.finishedAt(),
                null);

        // Then
        assertThat(CdEvents.translate(Envelopes.of(rollback))).isInstanceOf(ToCdEvent.NotMapped.class);
        assertThat(CdEvents.translate(Envelopes.of(undone)))
                .isInstanceOfSatisfying(
                        ToCdEvent.Mapped.class,
                        mapped -> assertThat(mapped.event()
                                        .content()
                                        .get("artifactId")
                                        .textValue())
                                .isEqualTo("pkg:generic/orders@1.2.2"));
    }

    @Test
    void incident_without_an_environment_stays_in() {
        assertThat(CdEvents.translate(Envelopes.of(Samples.minimal(IncidentEvent.IncidentOpened.class))))
                .isInstanceOf(ToCdEvent.NotMapped.class);
    }

    static List<PlatformEvent> understood_both_ways() {
        return List.of(
                Samples.full(ChangeEvent.PullRequestOpened.class),
                Samples.minimal(ChangeEvent.PullRequestOpened.class),
                Samples.full(ChangeEvent.PullRequestUpdated.class),
                Samples.full(ChangeEvent.PullRequestClosed.class),
                Samples.minimal(ChangeEvent.PullRequestClosed.class),
                Samples.full(EnvironmentEvent.EnvironmentReady.class),
                Samples.full(EnvironmentEvent.EnvironmentDestroyed.class),
                Samples.full(IncidentEvent.IncidentOpened.class),
                Samples.full(IncidentEvent.IncidentResolved.class),
                Samples.full(TicketEvent.TicketOpened.class),
                Samples.minimal(TicketEvent.TicketOpened.class),
                Samples.full(TicketEvent.TicketClosed.class));
    }

    @ParameterizedTest
    @MethodSource("understood_both_ways")
    void event_survives_the_way_out_and_back(PlatformEvent event) {
        // Given
        var out = ((ToCdEvent.Mapped) CdEvents.translate(Envelopes.of(event))).event();

        // When
        var back = read(new String(out.json(), UTF_8));

        // Then
        assertThat(back).isEqualTo(new FromCdEvent.Mapped(out.context(), event));
    }

    @Test
    void deployment_elsewhere_is_never_one_of_the_platform() {
        assertThat(event(DEPLOYED))
                .isEqualTo(new DeploymentEvent.ExternalDeployFinished(
                        "c88d5d93-4705-35be-a04c-e401c42a63c7",
                        "hello",
                        "prod-eu",
                        EnvironmentType.PRODUCTION,
                        "1.2+3",
                        "abc123",
                        true,
                        null,
                        Envelopes.TIME.minusMillis(500).minusSeconds(7200),
                        "/ci"));
    }

    @Test
    void deployments_of_one_id_from_two_sources_are_two() {
        // When
        var one = (DeploymentEvent) event(DEPLOYED);
        var again = (DeploymentEvent) event(DEPLOYED);
        var other = (DeploymentEvent) event(DEPLOYED.replace("\"/ci\"", "\"/other-ci\""));
        var own = (DeploymentEvent) event(DEPLOYED.replace("\"/ci\"", "\"/paved/deployer\""));

        // Then
        assertThat(again.deployment()).isEqualTo(one.deployment());
        assertThat(other.deployment()).isNotEqualTo(one.deployment());
        assertThat(own.deployment()).isEqualTo("1");
    }

    @Test
    void platform_is_asked_what_an_environment_is_for_where_the_event_does_not_say_it() {
        // When
        var silent = (DeploymentEvent) event(DEPLOYED.replace("environmentType", "elsewhere"));
        var strange = (DeploymentEvent) event(DEPLOYED.replace("\"production\"", "\"moon\""));

        // Then
        assertThat(silent.environmentType()).isEqualTo(EnvironmentType.DEVELOPMENT);
        assertThat(strange.environmentType()).isEqualTo(EnvironmentType.DEVELOPMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:oci/app@sha256%3Aab, sha256:ab",
        "pkg:generic/app@1.0#path, 1.0",
        "pkg:npm/%40scope/app@2.0.0, 2.0.0",
        "pkg:npm/@scope/app, pkg:npm/@scope/app",
        "pkg:generic/app@%zz, %zz",
        "app-1.14.0.whl, app-1.14.0.whl"
    })
    void version_is_that_of_the_artifact(String artifact, String version) {
        // When
        var deployed = (DeploymentEvent) event(DEPLOYED.replace("pkg:oci/hello@1.2%2B3?arch=amd64", artifact));

        // Then
        assertThat(deployed.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.cdevents.service.removed.0.3.0",
                "dev.cdevents.environment.modified.0.3.0",
                "dev.cdevents.change.created.0.4.0",
                "dev.cdevents.ticket.updated.0.2.0",
                "dev.cdevents.pipelinerun.finished.0.3.0",
                "dev.cdevents.service.deployed.1.0.0",
                "dev.cdeventsx.acme-thing.happened.0.1.0",
                "com.example.anything"
            })
    void what_the_platform_has_no_event_for_is_skipped_with_a_reason(String type) {
        assertThat(read(DEPLOYED.replace("dev.cdevents.service.deployed.0.3.0", type)))
                .isInstanceOfSatisfying(FromCdEvent.NotMapped.class, skipped -> {
                    assertThat(skipped.type()).isEqualTo(type);
                    assertThat(skipped.reason()).isNotBlank();
                });
    }

    @Test
    void earlier_version_and_draft_are_understood() {
        assertThat(read(DEPLOYED.replace("deployed.0.3.0", "deployed.0.1.1"))).isInstanceOf(FromCdEvent.Mapped.class);
        assertThat(read(DEPLOYED.replace("deployed.0.3.0", "deployed.0.4.0-draft")))
                .isInstanceOf(FromCdEvent.Mapped.class);
    }

    @Test
    void pull_request_that_does_not_deny_being_from_a_fork_is_from_one() {
        // Given
        var opened = """
                {"context":{"id":"1","source":"/ci","type":"dev.cdevents.change.created.0.4.0",
                "timestamp":"2026-03-01T10:00:00Z"},"subject":{"id":"pr-17","content":{"repository":{"id":"acme/orders"}}},
                "customData":{"branch":"fix","head":"abc"%s}}""";

        // Then
        assertThat(event(opened.formatted(""))).isEqualTo(pullRequest(true));
        assertThat(event(opened.formatted(",\"fork\":\"false\""))).isEqualTo(pullRequest(true));
        assertThat(event(opened.formatted(",\"fork\":false"))).isEqualTo(pullRequest(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"1",                          | ''                    | /context/id
            "id":"1"                           | "id":7                | /context/id
            "source":"/ci",                    | ''                    | /context/source
            "type":"dev.cdevents.service.deployed.0.3.0", | ''         | /context/type
            2026-03-01T10:00:00Z               | today                 | /context/timestamp
            "id":"service/hello",              | ''                    | /subject/id
            "environment":{"id":"prod-eu"},    | ''                    | /subject/content/environment/id
            "artifactId":                      | "artifact":           | /subject/content/artifactId
            {"context"                         | ["context"            | not JSON
            """)
    void what_lacks_a_part_is_malformed_and_says_which(String part, String instead, String named) {
        assertThat(read(DEPLOYED.replace(part, instead)))
                .isInstanceOfSatisfying(FromCdEvent.Malformed.class, malformed -> {
                    assertThat(malformed.cause()).contains(named);
                    assertThat(malformed.pointer()).isEqualTo(named.startsWith("/") ? named : "");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "17", "{", "{}", "\0", "{\"context\":[]}"})
    void what_is_no_cdevent_is_malformed(String json) {
        assertThat(read(json)).isInstanceOf(FromCdEvent.Malformed.class);
    }

    @Test
    void custom_data_that_is_no_object_is_ignored() {
        // Given
        String text = DEPLOYED.substring(0, DEPLOYED.indexOf("\"customData\"")) + "\"customData\":\"YmFzZTY0\"}";

        // Then
        assertThat(event(text)).isInstanceOf(DeploymentEvent.ExternalDeployFinished.class);
    }

    private static ChangeEvent pullRequest(boolean fork) {
        return new ChangeEvent.PullRequestOpened(
                "acme/orders",
                null,
                17,
                "pr-17",
                "fix",
                "abc",
                fork,
                Envelopes.TIME.minusMillis(500).minusSeconds(7200),
                null,
                List.of());
    }

    private static PlatformEvent event(String json) {
        assertThat(read(json)).isInstanceOf(FromCdEvent.Mapped.class);
        return ((FromCdEvent.Mapped) read(json)).event();
    }

    private static FromCdEvent read(String json) {
        return CdEvents.read(json.getBytes(UTF_8), environment -> EnvironmentType.DEVELOPMENT);
    }
}
